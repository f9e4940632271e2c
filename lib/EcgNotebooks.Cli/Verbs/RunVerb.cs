using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Notebooks;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Runs notebooks and writes executed copies and an HTML report.</summary>
internal static class RunVerb
{
    private static readonly Argument<string[]> _names = NotebookOptions.Names();
    private static readonly Option<string> _output = new Option<string>("--out")
    {
        Description = "The folder for the executed copies, which are saved after each cell, and for report.html.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "out",
    }.AsPath();
    private static readonly Option<bool> _inPlace = new("--in-place")
    {
        Description = "Also store the outputs in the notebooks themselves.",
    };
    private static readonly Option<bool> _fresh = new("--fresh")
    {
        Description = "Compute everything from scratch instead of reusing results of earlier runs.",
    };
    private static readonly Option<double> _cellLimit = NotebookOptions.CellLimit();
    private static readonly Option<int?> _workers = NotebookOptions.Workers();
    private static readonly Option<string?> _data = CommonOptions.Data();
    private static readonly Option<string[]> _set = NotebookOptions.Set();

    public static Command Create()
    {
        var verb = new Command(
            "run",
            "Run notebooks, each in its own process, and write executed copies and an HTML report."
        )
        {
            _names,
            _output,
            _inPlace,
            _fresh,
            _cellLimit,
            _workers,
            _set,
            _data,
        };
        Help.AddExamples(verb, ["ecg run", "ecg run notebooks/01-load.ipynb --data data/demo --out executed"]);
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var named = new PathList(_names.Name, parsed.GetValue(_names) ?? []);
        var paths = Collection.Chosen(named.Usable);
        var workers = NotebookOptions.WorkersOf(parsed.GetValue(_workers), named.Usable.Count > 0);
        var values = NotebookOptions.Values(parsed.GetValue(_set));
        if (Collection.FaultOf(paths, values) is { } fault)
        {
            System.Console.Error.WriteLine($"ecg: --set: {fault}");
            return ExitCode.WrongUsage;
        }

        var output = parsed.GetRequiredValue(_output);
        var copies = new ExecutedCopies(paths, output);
        if (copies.Overwritten() is { } source)
        {
            System.Console.Error.WriteLine(
                $"ecg: --out {output}: the executed copy would overwrite the notebook {source}. Give another folder, or use --in-place to store the outputs in the notebooks."
            );
            return ExitCode.WrongUsage;
        }

        using var scratch = parsed.GetValue(_fresh) ? new Scratch() : null;
        var data = Dataset.Open(parsed.GetValue(_data), cancellation);
        using var held = ExclusiveFolder.Take(output, below: false, TimeSpan.MaxValue, cancellation);
        var report = new RunReport(Path.Combine(output, "report.html"), data);
        var inPlace = parsed.GetValue(_inPlace);
        var options = Collection.Options(parsed.GetValue(_cellLimit), values) with
        {
            Variables = Collection.Variables(data.Root, scratch?.Runs),
            // A PNG would make the notebooks in the repository larger, and differ between machines with different fonts.
            OtherFormsOfDrawings = !inPlace,
        };
        var files = new ResultFiles(copies, inPlace);
        var done = true;
        await foreach (var (path, run) in Collection.RunAsync(paths, options, workers, files.SaveSoFar, cancellation))
        {
            done &= files.Store(path, run);
            if (run is not null)
            {
                done &= report.TryAdd(run);
            }
        }

        report.PrintSummary();
        return named.ExitCodeOf(done);
    }
}
