using EcgNotebooks.Cli.Course;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Cli.Tests.Course;

/// <summary>Submissions with planted mistakes, made from the model notebooks.</summary>
internal static class Submissions
{
    public const string Order = "04-filter/order";
    public const string AllLeads = "04-filter/all-leads";
    public const string Patients = "05-split/patients";
    public const string Shared = "05-split/shared";

    private const string Unanswered = "double[][] leads = null;\n";

    /// <summary>The folder of the model notebooks.</summary>
    public static string Course { get; } = Path.Combine(AppContext.BaseDirectory, "Course", "Notebooks");

    /// <summary>What is wrong with a submission, and how its grade says so.</summary>
    public static IReadOnlyList<Planted> All { get; } =
    [
        new("unsolved", Order, "double[] filtered = null;", "Write the answer into the cell above"),
        new(
            "order",
            Order,
            "var filtered = new ZeroPhaseFilter(recipe.Filter, 500).Apply(before);",
            "filter of order 1"
        ),
        new("raw", Order, "var filtered = before;", "before the filter"),
        new(
            "axis",
            AllLeads,
            """
            var filter = new ZeroPhaseFilter(recipe.Filter, 500);
            var leads = Enumerable.Range(0, record.SampleCount)
                .Select(t => filter.Apply(record.Signals.Select(s => s.Samples[t]).ToArray())).ToArray();
            """,
            "[wrong axis] The filter ran across the leads"
        ),
        new(
            "transposed",
            AllLeads,
            """
            var filter = new ZeroPhaseFilter(recipe.Filter, 500);
            var rows = record.Signals.Select(s => filter.Apply(s.Samples)).ToArray();
            var leads = Enumerable.Range(0, 5000).Select(t => rows.Select(row => row[t]).ToArray()).ToArray();
            """,
            "[wrong axis] Rows and columns are exchanged"
        ),
        new("leak", Patients, "var mine = new RandomSplit().Split(given.Published.Rows.Count);", "[leak] Data leakage"),
        new("form", Patients, "var mine = 5;", "[wrong form] The answer should be a Split"),
        new(
            "percent",
            Shared,
            "double? shared = 100.0 * LeakageCounts.Count(split, balanced).Test.Patient / split.Test.Count;",
            "percentage"
        ),
        new(
            "throws",
            Order,
            "throw new InvalidOperationException(\"I gave up\");",
            "failed: InvalidOperationException: I gave up"
        ),
        new("syntax", Order, "double[] filtered = ;", "failed: "),
        new(
            "exits",
            AllLeads,
            $"{Unanswered}Environment.Exit(0);",
            "The notebook was stopped in cell 11: The process ended with exit code 0 before the notebook did."
        ),
        new(
            "crashes",
            AllLeads,
            $"{Unanswered}Environment.FailFast(\"crash\");",
            "The notebook was stopped in cell 11"
        ),
        // Bounded, and tried only where the limit is in force.
        new(
            "forks",
            AllLeads,
            $$"""
            {{Unanswered}}
            var confined = File.ReadAllText("/proc/self/status").Contains("Seccomp:\t2");
            for (var i = 0; confined && i < 20; i++)
            {
                System.Diagnostics.Process.Start("sleep", "60");
            }
            """,
            "Cell 11 failed: Win32Exception"
        ),
    ];

    /// <summary>A submission that takes its time limit, or needs much memory.</summary>
    public static IReadOnlyList<Planted> Slow { get; } =
    [
        new("loops", AllLeads, $"{Unanswered}while (true) {{ }}", "longer than its time limit"),
        new(
            "prints",
            AllLeads,
            $"{Unanswered}while (true) {{ Console.WriteLine(\"all work and no play\"); }}",
            "longer than its time limit"
        ),
    ];

    /// <summary>Writes a submission to FOLDER/NAME/NOTEBOOK.ipynb: right in all other exercises.</summary>
    public static void Write(Planted planted, string folder) =>
        Write(
            planted.Name,
            planted.Exercise,
            folder,
            cell => CourseCell.IdOf(cell, CourseCell.Answer) == planted.Exercise ? planted.Code : cell.Source
        );

    /// <summary>Writes a submission with changes to the teacher's version of a notebook.</summary>
    public static void Write(string student, string exercise, string folder, Func<NotebookCell, string?> sourceOf)
    {
        var file = $"{exercise.Split('/')[0]}.ipynb";
        var text = CourseNotebook.Read(Path.Combine(Course, file)).ForTeachers().With(sourceOf).ToJson();
        Directory.CreateDirectory(Path.Combine(folder, student));
        File.WriteAllText(Path.Combine(folder, student, file), text);
    }
}

/// <summary>A planted mistake.</summary>
/// <param name="Name">The student's name.</param>
/// <param name="Exercise">The exercise that is answered wrongly.</param>
/// <param name="Code">The code of the answer.</param>
/// <param name="Words">Words of the reason.</param>
internal sealed record Planted(string Name, string Exercise, string Code, string Words);
