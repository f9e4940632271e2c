using System.CommandLine;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Runner;
using EcgNotebooks.Storage;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Runs notebooks and writes executed copies.</summary>
internal static class RunVerb
{
    private static readonly Argument<string[]> Notebooks = new("NOTEBOOK")
    {
        Description = "The notebooks to run.",
        Arity = ArgumentArity.OneOrMore,
    };
    private static readonly Option<string> Output = new("--out")
    {
        Description = "Where the executed copies go.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "out",
    };
    private static readonly Option<double> CellLimit = new("--cell-limit")
    {
        Description = "Seconds that a cell may take.",
        DefaultValueFactory = _ => 1800,
    };
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
            CellLimit,
            Set,
        };
        Help.AddExamples(verb, ["ecg run notebook.ipynb --out executed --set epochs=2"]);
        verb.SetAction(RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var runner = new NotebookRunner(Options(parsed));
        var failed = false;
        foreach (var path in parsed.GetRequiredValue(Notebooks))
        {
            try
            {
                var run = await runner.RunAsync(path, new RunDisplay(path), cancellation);
                var copy = Path.Combine(parsed.GetRequiredValue(Output), Path.GetFileName(path));
                AtomicFile.WriteText(copy, run.Executed.ToJson());
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

        return failed ? ExitCode.Failed : ExitCode.Done;
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
