using System.CommandLine;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Datasets;
using EcgNotebooks.Datasets.Simulation;
using EcgNotebooks.Runner;
using EcgNotebooks.Runner.Report;
using EcgNotebooks.Storage;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Runs notebooks and writes executed copies.</summary>
internal static class RunVerb
{
    private static readonly Argument<string[]> Notebooks = new("NOTEBOOK")
    {
        Description = "The notebooks to run; all of the collection where none is named.",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private static readonly Option<string> Output = new("--out")
    {
        Description = "Where the executed copies go.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "out",
    };
    private static readonly Option<bool> InPlace = new("--in-place")
    {
        Description = "Store the outputs in the notebooks themselves.",
    };
    private static readonly Option<double> CellLimit = new("--cell-limit")
    {
        Description = "Seconds that a cell may take.",
        DefaultValueFactory = _ => 1800,
    };
    private static readonly Option<string?> Data = CommonOptions.Data();
    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "A value for the cell tagged parameters.",
        HelpName = "NAME=VALUE",
    };

    public static Command Create()
    {
        CellLimit.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(result.GetValueOrDefault<double>() is > 0 and < 1e6))
            {
                result.AddError("--cell-limit must be a number of seconds above 0.");
            }
        });
        Set.Validators.Add(result =>
        {
            if (result.Tokens.Any(t => t.Value.IndexOf('=', StringComparison.Ordinal) < 1))
            {
                result.AddError("--set takes NAME=VALUE.");
            }
        });
        var verb = new Command("run", "Run notebooks, each in a process of its own, and write executed copies.")
        {
            Notebooks,
            Output,
            InPlace,
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
        // Workers inherit the environment: the same cells then read the named dataset.
        var data = Dataset.Open(parsed.GetValue(Data), cancellation);
        Environment.SetEnvironmentVariable(PtbXl.FolderVariable, data.Root);
        var runner = new NotebookRunner(Options(parsed));
        var runs = new List<NotebookRun>();
        var failed = false;
        foreach (var path in Chosen(parsed.GetValue(Notebooks) ?? []))
        {
            try
            {
                var run = await runner.RunAsync(path, new RunDisplay(path), cancellation);
                var copy = parsed.GetValue(InPlace)
                    ? path
                    : Path.Combine(parsed.GetRequiredValue(Output), Path.GetFileName(path));
                AtomicFile.WriteText(copy, run.Executed.ToJson());
                runs.Add(run);
                System.Console.Out.WriteLine(
                    $"{(run.Failure is null ? "done  " : "failed")} {run.Seconds, 7:F1} s  {copy}"
                );
                failed |= run.Failure is not null;
                if (run.Failure is { } failure)
                {
                    System.Console.Error.WriteLine(failure);
                }
            }
            catch (NotebookException e)
            {
                System.Console.Error.WriteLine($"ecg: {e.Message}");
                failed = true;
            }
        }

        WriteReport(Path.Combine(parsed.GetRequiredValue(Output), "report.html"), data, runs);
        return failed ? ExitCode.Failed : ExitCode.Done;
    }

    private static void WriteReport(string path, PtbXl data, List<NotebookRun> runs)
    {
        var about = new (string, string)[]
        {
            ("data", data.IsDemo ? "simulated demo" : "PTB-XL"),
            ("recipe", $"{Recipe.Published.Name} {Recipe.Published.Digest[..12]}"),
            (".NET", Environment.Version.ToString()),
            ("processors", $"{Environment.ProcessorCount}"),
        };
        AtomicFile.WriteText(path, new HtmlReport("EcgNotebooks", about).Write(runs));
        System.Console.Out.WriteLine($"report  {path}");
    }

    private static string[] Chosen(string[] named)
    {
        if (named.Length > 0)
        {
            return named;
        }

        var folder = Path.Combine(Path.GetDirectoryName(DemoData.DefaultFolder)!, "..", "notebooks");
        var found = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.ipynb") : [];
        return found.Length > 0
            ? [.. found.Order(StringComparer.Ordinal).Select(Path.GetFullPath)]
            : throw new EcgException(
                $"{folder}: no notebooks there.",
                "Name the notebooks to run, or run in a clone of the project."
            );
    }

    private static RunnerOptions Options(ParseResult parsed) =>
        new()
        {
            WorkerProgram = "dotnet",
            WorkerArguments = [Path.Combine(AppContext.BaseDirectory, "ecg.dll"), WorkerVerb.Name],
            CellTimeLimit = TimeSpan.FromSeconds(parsed.GetValue(CellLimit)),
            Parameters = (parsed.GetValue(Set) ?? []).Select(s => s.Split('=', 2)).ToDictionary(s => s[0], s => s[1]),
        };
}
