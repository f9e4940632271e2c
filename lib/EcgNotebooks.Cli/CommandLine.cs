using System.CommandLine;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Cli.Verbs;

namespace EcgNotebooks.Cli;

/// <summary>Parses the arguments, runs the verb and turns its outcome into an exit code.</summary>
internal static class CommandLine
{
    private const string Purpose = "An ECG experiment on PTB-XL, step by step: normal ECG against inferior infarction.";

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return WrongUsage(parsed);
        }

        using var interruption = new Interruption();
        try
        {
            var settings = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(settings, interruption.Token);
        }
        catch (Exception e)
        {
            return Failure.Report(e, parsed.GetValue(CommonOptions.Verbose));
        }
    }

    public static RootCommand Root()
    {
        var root = new RootCommand(Purpose);
        root.Options.Add(CommonOptions.Verbose);
        foreach (var verb in AllVerbs())
        {
            root.Subcommands.Add(verb);
        }

        Help.AddExamples(
            root,
            [
                "ecg process --data ptb-xl --recipe published --run runs/first",
                "ecg train --run runs/first --network cnn",
            ]
        );
        return root;
    }

    private static IEnumerable<Command> AllVerbs() =>
        [
            ProcessVerb.Create(),
            TrainVerb.Create(),
            EvaluateVerb.Create(),
            VerifyVerb.Create(),
            PredictVerb.Create(),
            PlotVerb.Create(),
            DemoVerb.Create(),
            FetchVerb.Create(),
            DoctorVerb.Create(),
            RunVerb.Create(),
            CheckVerb.Create(),
            ExportVerb.Create(),
            SweepVerb.Create(),
            WorkerVerb.Create(),
            SweepCellVerb.Create(),
        ];

    private static int WrongUsage(ParseResult parsed)
    {
        // An unknown verb is reported as a missing one too: what is unknown says more.
        var unknown = parsed.UnmatchedTokens.Count > 0;
        foreach (var error in parsed.Errors.Where(e => !unknown || parsed.UnmatchedTokens.Any(e.Message.Contains)))
        {
            System.Console.Error.WriteLine($"ecg: {error.Message}");
        }

        var verb = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
        System.Console.Error.WriteLine($"See 'ecg{verb} --help'.");
        return ExitCode.WrongUsage;
    }
}
