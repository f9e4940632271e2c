using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Notebooks;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Runner;
using EcgNotebooks.Runner.Checking;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Simulation;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Runs notebooks again and compares the new outputs with those stored in the files.</summary>
internal static class CheckVerb
{
    private static readonly Argument<string[]> _names = NotebookOptions.Names();
    private static readonly Option<double> _cellLimit = NotebookOptions.CellLimit();
    private static readonly Option<int?> _workers = NotebookOptions.Workers();
    private static readonly Option<string?> _data = new Option<string?>("--data")
    {
        Description =
            "The folder of a dataset in PTB-XL's layout. Default: demo data that are created for this check and deleted afterwards.",
        HelpName = "DATA",
    }.AsPath();

    public static Command Create()
    {
        var verb = new Command(
            "check",
            "Run notebooks and compare their outputs with those stored in the files. The exit code is 1 if an output differs."
        )
        {
            _names,
            _cellLimit,
            _workers,
            _data,
        };
        Help.AddExamples(verb, ["ecg check", "ecg check notebooks/01-load.ipynb"]);
        verb.SetAction(CheckAsync);
        return verb;
    }

    private static async Task<int> CheckAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var named = new PathList(_names.Name, parsed.GetValue(_names) ?? []);
        var paths = Collection.Chosen(named.Usable);
        var workers = NotebookOptions.WorkersOf(parsed.GetValue(_workers), named.Usable.Count > 0);
        using var scratch = new Scratch();
        var data = parsed.GetValue(_data) is { } tree ? Dataset.Open(tree, cancellation).Root : scratch.Demo;
        if (data == scratch.Demo)
        {
            DemoDisplay.Show(progress => DemoData.EnsureMade(data, null, progress, cancellation));
        }

        var options = Collection.Options(parsed.GetValue(_cellLimit)) with
        {
            Variables = Collection.Variables(data, scratch.Runs),
        };
        var agree = true;
        await foreach (var (path, run) in Collection.RunAsync(paths, options, workers, save: null, cancellation))
        {
            agree &= Agrees(path, run);
        }

        return named.ExitCodeOf(agree);
    }

    private static bool Agrees(string path, NotebookRun? run)
    {
        if (run is not { Failure: null } || Differences(path, run) is not { } differences)
        {
            System.Console.Out.WriteLine($"failed  {path}");
            return false;
        }

        System.Console.Out.WriteLine($"{(differences.Count == 0 ? "agrees " : "differs")} {path}");
        foreach (var difference in differences)
        {
            System.Console.Out.WriteLine($"  cell {difference.Cell} ({difference.Id}): {difference.What}");
        }

        return differences.Count == 0;
    }

    // Returns null, after an error message, if there is nothing to compare with.
    private static IReadOnlyList<CellDifference>? Differences(string path, NotebookRun run)
    {
        if (run.Executed.HasChangedOnDisk)
        {
            System.Console.Error.WriteLine(
                $"ecg: {path}: the file was changed or deleted while the notebook ran. Check it again."
            );
            return null;
        }

        try
        {
            return NotebookComparison.Compare(Notebook.Read(path), run);
        }
        catch (NotebookException e)
        {
            System.Console.Error.WriteLine($"ecg: {e.Message}");
            return null;
        }
    }
}
