using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Notebooks;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Datasets;
using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Runs notebooks; writes executed copies and the report.</summary>
internal static class RunVerb
{
    private static readonly Argument<string[]> _names = NotebookOptions.Names();
    private static readonly Option<string> _output = new Option<string>("--out")
    {
        Description = "Where the executed copies, saved after each cell, and the report go.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "out",
    }.AsPath();
    private static readonly Option<bool> _inPlace = new("--in-place")
    {
        Description = "Store the outputs in the notebooks themselves.",
    };
    private static readonly Option<bool> _fresh = new("--fresh")
    {
        Description = "Compute everything anew instead of reusing earlier trainings.",
    };
    private static readonly Option<double> _cellLimit = NotebookOptions.CellLimit();
    private static readonly Option<string?> _data = CommonOptions.Data();
    private static readonly Option<string[]> _set = NotebookOptions.Set();

    public static Command Create()
    {
        var verb = new Command("run", "Run notebooks, each in a process of its own, and write executed copies.")
        {
            _names,
            _output,
            _inPlace,
            _fresh,
            _cellLimit,
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
                $"ecg: --out {output}: the executed copy would take the place of {source}. Name another folder; --in-place stores the outputs in the notebook."
            );
            return ExitCode.WrongUsage;
        }

        using var scratch = parsed.GetValue(_fresh) ? new Scratch() : null;
        // Workers inherit the environment: the same cells then read the named dataset.
        var data = Dataset.Open(parsed.GetValue(_data), cancellation);
        Environment.SetEnvironmentVariable(PtbXl.FolderVariable, data.Root);
        var options = Collection.Options(parsed.GetValue(_cellLimit), values);
        using var held = ExclusiveFolder.Take(output, below: false, TimeSpan.MaxValue, cancellation);
        var report = new RunReport(Path.Combine(output, "report.html"), data);
        var inPlace = parsed.GetValue(_inPlace);
        // Notebooks in a repository stay small, and the same on every machine: a PNG depends on its fonts.
        options = options with
        {
            OtherFormsOfDrawings = !inPlace,
        };
        var files = new ResultFiles(copies, inPlace);
        var done = true;
        await foreach (var (path, run) in Collection.RunAsync(paths, options, files.SaveSoFar, cancellation))
        {
            done &= files.Store(path, run);
            if (run is not null)
            {
                done &= report.TryAdd(run);
            }
        }

        report.Tell();
        return named.ExitCodeOf(done);
    }
}
