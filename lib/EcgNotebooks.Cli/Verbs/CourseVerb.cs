using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Course;
using EcgNotebooks.Cli.Notebooks;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Files;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Writes the notebooks of the course for students and for teachers.</summary>
internal static class CourseVerb
{
    private static readonly Argument<string[]> _names = NotebookOptions.Names();
    private static readonly Option<string> _output = new Option<string>("--out")
    {
        Description = "The folder for the two versions, in the folders students and teachers.",
        HelpName = "DIR",
        Required = true,
    }.AsPath();

    public static Command Create()
    {
        var verb = new Command(
            "course",
            "Write the notebooks for students, without solutions, and for teachers, with the solutions in their cells. 'ecg grade' grades what students hand in."
        )
        {
            _names,
            _output,
        };
        Help.AddExamples(verb, ["ecg course --out course", "ecg course notebooks/04-filter.ipynb --out course"]);
        verb.SetAction((parsed, _) => Task.FromResult(Write(parsed)));
        return verb;
    }

    private static int Write(ParseResult parsed)
    {
        var named = new PathList(_names.Name, parsed.GetValue(_names) ?? []);
        var output = parsed.GetRequiredValue(_output);
        var notebooks = (named.Usable.Count > 0 ? named.Usable : NotebookFolder.Notebooks())
            .Select(CourseNotebook.Read)
            .ToArray();
        foreach (var notebook in notebooks)
        {
            Write(notebook, Path.Combine(output, "students"), notebook.ForStudents());
            Write(notebook, Path.Combine(output, "teachers"), notebook.ForTeachers());
            Print(notebook);
        }

        NotebookFolder.WriteScript(Path.Combine(output, "students"));
        NotebookFolder.WriteScript(Path.Combine(output, "teachers"));
        return named.ExitCodeOf(true);
    }

    private static void Write(CourseNotebook notebook, string folder, Notebook version) =>
        AtomicFile.WriteText(
            Path.Combine(folder, Path.GetFileName(notebook.Path)),
            NotebookFolder.WithoutBuildStep(version.ToJson())
        );

    private static void Print(CourseNotebook notebook)
    {
        System.Console.Out.WriteLine($"{notebook.Name}: {notebook.Exercises.Count} exercises");
        foreach (var exercise in notebook.Exercises)
        {
            var info = exercise.Task.Info;
            System.Console.Out.WriteLine(
                $"  {exercise.Id}, {info.Points} {(info.Points == 1 ? "point" : "points")}: {info.Title}"
            );
        }
    }
}
