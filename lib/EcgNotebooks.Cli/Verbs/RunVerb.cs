using System.CommandLine;
using EcgNotebooks.Cli.Notebooks;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Datasets;
using EcgNotebooks.Runner;
using EcgNotebooks.Storage;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Runs notebooks; writes executed copies and the report.</summary>
internal static class RunVerb
{
    private static readonly Argument<string[]> Names = NotebookOptions.Names();
    private static readonly Option<string> Output = new("--out")
    {
        Description = "Where the executed copies and the report go.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "out",
    };
    private static readonly Option<bool> InPlace = new("--in-place")
    {
        Description = "Store the outputs in the notebooks themselves.",
    };
    private static readonly Option<bool> Fresh = new("--fresh")
    {
        Description = "Compute everything anew instead of reusing earlier trainings.",
    };
    private static readonly Option<double> CellLimit = NotebookOptions.CellLimit();
    private static readonly Option<string?> Data = CommonOptions.Data();
    private static readonly Option<string[]> Set = NotebookOptions.Set();

    public static Command Create()
    {
        var verb = new Command("run", "Run notebooks, each in a process of its own, and write executed copies.")
        {
            Names,
            Output,
            InPlace,
            Fresh,
            CellLimit,
            Set,
            Data,
        };
        Help.AddExamples(verb, ["ecg run", "ecg run notebooks/01-load.ipynb --data ptb-xl --out executed"]);
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var paths = Collection.Chosen(parsed.GetValue(Names) ?? []);
        var values = NotebookOptions.Values(parsed.GetValue(Set));
        if (Collection.FaultOf(paths, values) is { } fault)
        {
            System.Console.Error.WriteLine($"ecg: --set: {fault}");
            return ExitCode.WrongUsage;
        }

        using var scratch = parsed.GetValue(Fresh) ? new Scratch() : null;
        // Workers inherit the environment: the same cells then read the named dataset.
        var data = Dataset.Open(parsed.GetValue(Data), cancellation);
        Environment.SetEnvironmentVariable(PtbXl.FolderVariable, data.Root);
        var options = Collection.Options(parsed.GetValue(CellLimit), values);
        var output = parsed.GetRequiredValue(Output);
        using var held = ExclusiveFolder.Take(output, below: false, cancellation: cancellation);
        var report = new RunReport(Path.Combine(output, "report.html"), data);
        await foreach (var (path, done) in Collection.RunAsync(paths, options, cancellation))
        {
            if (done is { } run)
            {
                Store(run, parsed.GetValue(InPlace) ? path : Path.Combine(output, Path.GetFileName(path)));
                report.Add(run);
            }
        }

        report.Tell();
        return report.Succeeded(paths.Count) ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Store(NotebookRun run, string path)
    {
        AtomicFile.WriteText(path, run.Executed.ToJson());
        var state = run.Failure is null ? "done  " : "failed";
        System.Console.Out.WriteLine($"{state} {run.Seconds, 7:F1} s  {path}");
    }
}
