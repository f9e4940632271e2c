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

    private static readonly OrderedDictionary<string, Func<Command>> _verbs = new(StringComparer.Ordinal)
    {
        ["process"] = ProcessVerb.Create,
        ["train"] = TrainVerb.Create,
        ["baseline"] = BaselineVerb.Create,
        ["evaluate"] = EvaluateVerb.Create,
        ["card"] = CardVerb.Create,
        ["verify"] = VerifyVerb.Create,
        ["predict"] = PredictVerb.Create,
        ["export-model"] = ExportModelVerb.Create,
        ["plot"] = PlotVerb.Create,
        ["demo"] = DemoVerb.Create,
        ["fetch"] = FetchVerb.Create,
        ["doctor"] = DoctorVerb.Create,
        ["run"] = RunVerb.Create,
        ["check"] = CheckVerb.Create,
        ["export"] = ExportVerb.Create,
        ["notebooks"] = NotebooksVerb.Create,
        ["course"] = CourseVerb.Create,
        ["grade"] = GradeVerb.Create,
        ["sweep"] = SweepVerb.Create,
        ["reproduce"] = ReproduceVerb.Create,
        ["completion"] = CompletionVerb.Create,
        [CompleteVerb.Name] = CompleteVerb.Create,
        [WorkerVerb.Name] = WorkerVerb.Create,
        [SweepRunVerb.Name] = SweepRunVerb.Create,
    };

    // Each is created once: options are static, and every command that contains one stays referenced by it.
    private static readonly Dictionary<string, RootCommand> _trees = new(StringComparer.Ordinal);

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

    /// <summary>The names of all verbs, those that users don't type included.</summary>
    internal static IReadOnlyList<string> Verbs => _verbs.Keys;

    /// <summary>Parses the arguments literally: one that begins with @ isn't the name of a file with further arguments.</summary>
    /// <remarks>Without any argument, the help is asked for.</remarks>
    public static ParseResult Parse(IReadOnlyList<string> args) =>
        Tree(args).Parse(args.Count == 0 ? _help : args, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>Returns the root command with all verbs and their options.</summary>
    public static RootCommand Root() => Tree([]);

    // A verb alone is enough where it comes first, and the program starts sooner without the options of all others.
    private static RootCommand Tree(IReadOnlyList<string> args)
    {
        var verb = args.Count > 0 && _verbs.ContainsKey(args[0]) ? args[0] : "";
        lock (_trees)
        {
            if (!_trees.TryGetValue(verb, out var tree))
            {
                tree = Make(verb.Length > 0 ? [_verbs[verb]] : _verbs.Values);
                _trees.Add(verb, tree);
            }

            return tree;
        }
    }

    private static RootCommand Make(IEnumerable<Func<Command>> verbs)
    {
        var root = new RootCommand(Purpose);
        // Words in brackets are ordinary arguments here, not parser directives.
        root.Directives.Clear();
        root.Options.Add(CommonOptions.Verbose);
        foreach (var create in verbs)
        {
            root.Subcommands.Add(create());
        }

        Help.AddExamples(
            root,
            ["ecg process --recipe published --run runs/first", "ecg train --run runs/first --network cnn"]
        );
        return root;
    }

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
