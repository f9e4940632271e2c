using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Course;
using EcgNotebooks.Cli.Notebooks;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Exercises;
using EcgNotebooks.Files;
using EcgNotebooks.Runner;
using EcgNotebooks.Runner.Confinement;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Grades submitted notebooks.</summary>
internal static class GradeVerb
{
    private static readonly Argument<string[]> _names = new Argument<string[]>("NOTEBOOK")
    {
        Description =
            "The submitted notebooks: files named after the students, or a folder with such files or with a folder for each student.",
        Arity = ArgumentArity.OneOrMore,
    }.AsPaths();
    private static readonly Option<string> _output = new Option<string>("--out")
    {
        Description = "The folder for grades.csv and grades.html, which are written after each submission.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "grades",
    }.AsPath();
    private static readonly Option<string?> _course = new Option<string?>("--course")
    {
        Description =
            "The folder with the notebooks that the course was made from, with checks and solutions. Default: the project's notebooks.",
        HelpName = "DIR",
    }.AsPath();
    private static readonly Option<double> _cellLimit = NumberOption
        .Create("--cell-limit", new(0.001, 1e6), 120.0)
        .Described("The time limit of a cell in seconds; a submission with a slower cell is stopped.", "SECONDS");
    private static readonly Option<double> _limit = NumberOption
        .Create("--limit", new(0.001, 1e6), 600.0)
        .Described("The time limit of a submission in seconds.", "SECONDS");
    private static readonly Option<double> _memory = NumberOption
        .Create("--memory", new(0.25, 1e4), 4.0)
        .Described("The most memory that a submission may use, in GiB.", "GIB");
    private static readonly Option<string?> _data = CommonOptions.Data();
    private static readonly Option<bool> _force = new("--force")
    {
        Description =
            "Replace the grades of other submissions that the folder holds; without it, such a folder is refused.",
    };

    public static Command Create()
    {
        var verb = new Command(
            "grade",
            "Grade submitted notebooks: run each in its own process with limits, check its answers, and write a table of points with reasons. Read about the limits in docs/course.md before grading code that you don't trust."
        )
        {
            _names,
            _output,
            _course,
            _cellLimit,
            _limit,
            _memory,
            _data,
            _force,
        };
        Help.AddExamples(
            verb,
            ["ecg grade course/teachers", "ecg grade course/students/04-filter.ipynb --out grades-04 --limit 300"],
            "course"
        );
        verb.SetAction(GradeAsync);
        return verb;
    }

    private static async Task<int> GradeAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var named = new PathList(_names.Name, parsed.GetValue(_names) ?? []);
        var course = Notebooks(parsed.GetValue(_course)).Select(CourseNotebook.Read).ToArray();
        var submissions = Submission.FindAll(named.Usable, [.. course.Select(notebook => notebook.Name)]);
        var output = parsed.GetRequiredValue(_output);
        using var held = ExclusiveFolder.Take(output, below: false, TimeSpan.MaxValue, cancellation);
        var files = new GradeFiles(output);
        if (!parsed.GetValue(_force))
        {
            files.ThrowIfOthers(submissions);
        }

        using var scratch = ScratchFolder.Make("ecg-grade");
        var data = Dataset.Open(parsed.GetValue(_data), cancellation);
        var options = Options(parsed) with
        {
            Variables = Collection.Variables(data.Root, Path.Combine(scratch.Root, "runs")),
        };
        var given = new ExerciseData(data);
        given.Load();
        WarnOfMissingLimits();
        var grader = new Grader(course, given, options, scratch.Root);
        var succeeded = await GradeAsync(grader, submissions, files, cancellation);
        return named.ExitCodeOf(succeeded);
    }

    // Returns false if it was stopped before the last submission.
    private static async Task<bool> GradeAsync(
        Grader grader,
        IReadOnlyList<Submission> submissions,
        GradeFiles files,
        CancellationToken cancellation
    )
    {
        var graded = 0;
        try
        {
            await foreach (var grades in grader.GradeAsync(submissions, cancellation))
            {
                files.Add(grades);
                foreach (var grade in grades)
                {
                    System.Console.Out.WriteLine(Line(grade));
                }

                StandardError.WriteLine($"graded {++graded} of {submissions.Count} submissions");
            }
        }
        catch (OperationCanceledException)
        {
            var kept = graded == 0 ? "nothing is written" : $"{files.Csv} and {files.Html} hold what was graded";
            StandardError.WriteLine(
                $"ecg: stopped after {graded} of {submissions.Count} submissions; {kept}. To grade all, run the command again."
            );
            return false;
        }

        foreach (var (student, points, of) in files.Totals)
        {
            System.Console.Out.WriteLine($"total   {points} of {of}  {Quoted.Plain(student)}");
        }

        System.Console.Out.WriteLine($"written {files.Csv}, {files.Html}");
        return true;
    }

    private static string Line(Grade grade) =>
        $"{grade.Result.Points} of {grade.Result.MaxPoints}  {Quoted.Plain(grade.Submission.Student)}  {grade.Result.Id}  {(grade.MistakeText.Length > 0 ? $"[{grade.MistakeText}] " : "")}{Quoted.Plain(grade.Result.Reason)}";

    private static RunnerOptions Options(ParseResult parsed) =>
        Collection.Options(parsed.GetValue(_cellLimit)) with
        {
            ContinuesAfterErrors = true,
            Confinement = new ConfinementOptions
            {
                NotebookTimeLimit = TimeSpan.FromSeconds(parsed.GetValue(_limit)),
                MemoryBytes = (long)(parsed.GetValue(_memory) * (1L << 30)),
            },
        };

    private static void WarnOfMissingLimits()
    {
        if (!ConfinementOptions.LimitsProcesses)
        {
            StandardError.WriteLine(
                "ecg: on this system a submission can start processes and use the network. Grade in a container if you don't trust the code."
            );
        }
    }

    private static IReadOnlyList<string> Notebooks(string? folder)
    {
        if (folder is null)
        {
            return NotebookFolder.Notebooks();
        }

        var found = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.ipynb") : [];
        return found.Length > 0
            ? [.. found.Order(StringComparer.Ordinal)]
            : throw new EcgException(
                $"{folder}: the folder has no notebooks.",
                "Name the folder that the course was made from."
            );
    }
}
