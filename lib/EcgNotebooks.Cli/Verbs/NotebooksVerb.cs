using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Notebooks;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Writes the project's notebooks into a folder, for a user without a clone.</summary>
internal static class NotebooksVerb
{
    private static readonly Option<string> _output = new Option<string>("--out")
    {
        Description = "The folder for the notebooks; it must be empty or not exist yet.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "ecg-notebooks",
    }.AsPath();
    private static readonly Option<bool> _force = new("--force")
    {
        Description = "Write into a folder that isn't empty, and replace files of the same names.",
    };

    public static Command Create()
    {
        var verb = new Command(
            "notebooks",
            "Write the notebooks into a folder, with the script that they import, to open them in VS Code or Jupyter."
        )
        {
            _output,
            _force,
        };
        Help.AddExamples(verb, ["ecg notebooks", "ecg notebooks --out my-notebooks"]);
        verb.SetAction((parsed, _) => Task.FromResult(Write(parsed)));
        return verb;
    }

    private static int Write(ParseResult parsed)
    {
        var folder = parsed.GetRequiredValue(_output);
        var count = NotebookFolder.Write(folder, parsed.GetValue(_force));
        System.Console.Out.WriteLine($"{folder}: {count} notebooks and {NotebookFolder.Script}");
        try
        {
            // In a notebook host, where a user would wait without seeing why, nothing is fetched.
            NativeLibraries.ProvideTorch();
        }
        catch (EcgException e)
        {
            System.Console.Error.WriteLine($"ecg: {e.Message} Only notebooks that train or predict need it.");
        }

        return ExitCode.Done;
    }
}
