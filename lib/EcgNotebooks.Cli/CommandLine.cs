using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Cli.Verbs;

namespace EcgNotebooks.Cli;

/// <summary>Parses the arguments, executes the verb and turns its outcome into an exit code.</summary>
internal static class CommandLine
{
    private const string Purpose = "An ECG experiment on PTB-XL, step by step: normal ECG against inferior infarction.";

    // More errors don't help the user, and a shell pattern may expand to thousands of arguments.
    private const int MostErrors = 10;

    private static readonly string[] _help = ["--help"];

    private static RootCommand? _tree;

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Parse(args);
        if (Errors(parsed) is { Count: > 0 } errors)
        {
            return WrongUsage(parsed, errors);
        }

        if (parsed.Action is AsynchronousCommandLineAction && !WorkingFolder.Exists)
        {
            System.Console.Error.WriteLine($"ecg: {WorkingFolder.Missing}");
            return ExitCode.Failed;
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

    /// <summary>Parses the arguments literally: one that begins with @ isn't the name of a file with further arguments.</summary>
    /// <remarks>Without any argument, the help is asked for.</remarks>
    public static ParseResult Parse(IReadOnlyList<string> args) =>
        Root().Parse(args.Count == 0 ? _help : args, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>Returns the root command with all verbs and their options.</summary>
    // Created once: options are static, and every command that contains one stays referenced by it.
    public static RootCommand Root() => _tree ??= Make();

    private static RootCommand Make()
    {
        var root = new RootCommand(Purpose);
        // Words in brackets are ordinary arguments here, not parser directives.
        root.Directives.Clear();
        root.Options.Add(CommonOptions.Verbose);
        foreach (var verb in AllVerbs())
        {
            root.Subcommands.Add(verb);
        }

        Help.AddExamples(
            root,
            ["ecg process --recipe published --run runs/first", "ecg train --run runs/first --network cnn"]
        );
        return root;
    }

    private static IEnumerable<Command> AllVerbs() =>
        [
            ProcessVerb.Create(),
            TrainVerb.Create(),
            BaselineVerb.Create(),
            EvaluateVerb.Create(),
            CardVerb.Create(),
            VerifyVerb.Create(),
            PredictVerb.Create(),
            ExportModelVerb.Create(),
            PlotVerb.Create(),
            DemoVerb.Create(),
            FetchVerb.Create(),
            DoctorVerb.Create(),
            RunVerb.Create(),
            CheckVerb.Create(),
            ExportVerb.Create(),
            NotebooksVerb.Create(),
            CourseVerb.Create(),
            GradeVerb.Create(),
            SweepVerb.Create(),
            ReproduceVerb.Create(),
            CompletionVerb.Create(),
            CompleteVerb.Create(),
            WorkerVerb.Create(),
            SweepRunVerb.Create(),
        ];

    private static int WrongUsage(ParseResult parsed, IEnumerable<string> errors)
    {
        foreach (var error in errors)
        {
            System.Console.Error.WriteLine($"ecg: {error}");
        }

        var verb = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
        System.Console.Error.WriteLine($"See 'ecg{verb} --help'.");
        return ExitCode.WrongUsage;
    }

    /// <summary>Returns the errors in the arguments, one sentence each.</summary>
    internal static IReadOnlyList<string> Errors(ParseResult parsed)
    {
        // The parser skips a first word in brackets because it takes it for a directive; this program has no directives.
        var skipped = parsed.Tokens.Where(token => token.Type == TokenType.Directive).ToList();
        if (skipped.Count > 0)
        {
            return [.. skipped.Select(token => $"Unrecognized argument {Quoted.Of(token.Value)}.")];
        }

        // What else is missing or wrong may follow from the unknown argument.
        var unknown = UnknownArguments.Of(parsed);
        var messages = unknown.Count > 0 ? unknown : parsed.Errors.Select(ParserMessages.Of);
        return [.. messages.Take(MostErrors).Select(Quoted.Shortened)];
    }
}
