using System.CommandLine;

namespace EcgNotebooks.Cli.Tests.Arguments;

/// <summary>The options and arguments of all verbs, the hidden ones included.</summary>
internal static class EveryVerb
{
    public static TheoryData<string, string> Options(Func<Type, bool> type) =>
        [
            .. Verbs()
                .SelectMany(verb =>
                    verb.Options.Where(option => type(option.ValueType)).Select(option => (verb.Name, option.Name))
                ),
        ];

    public static TheoryData<string, string> Arguments(Func<Type, bool> type) =>
        [
            .. Verbs()
                // The process of a notebook is started by this program alone, and a shell may complete any words.
                .Where(verb => verb.Name is not (Cli.Verbs.WorkerVerb.Name or Cli.Verbs.CompleteVerb.Name))
                .SelectMany(verb =>
                    verb.Arguments.Where(argument => type(argument.ValueType))
                        .Select(argument => (verb.Name, argument.Name))
                ),
        ];

    /// <summary>What a verb needs before it judges an option: evaluate and predict look at the choice between a run and files first.</summary>
    public static string[] Before(string verb, string option) =>
        (verb, option) switch
        {
            ("evaluate", "--run") => [],
            ("evaluate", "--network") => ["--run", "r"],
            ("evaluate", "--predictions") => ["--out", "o"],
            ("evaluate", "--out") => ["--predictions", "p.csv"],
            ("evaluate", "--groups" or "--prevalence" or "--spectrum") => ["--run", "r"],
            ("evaluate", _) => ["--predictions", "p.csv", "--out", "o"],
            ("predict", "--model" or "--run") => [],
            ("predict", "--network") => ["--run", "r"],
            ("predict", _) => ["--model", "m"],
            _ => [],
        };

    private static IList<Command> Verbs() => CommandLine.Root().Subcommands;
}
