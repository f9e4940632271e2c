using System.CommandLine;
using EcgNotebooks.Cli.Completion;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Prints the completions of a command line; called by the scripts of <c>ecg completion</c>, not by users.</summary>
internal static class CompleteVerb
{
    public const string Name = "complete";

    public static Command Create()
    {
        var words = new Argument<string[]>("WORD") { Arity = ArgumentArity.ZeroOrMore };
        var verb = new Command(Name, "Used internally by the scripts of 'ecg completion'.") { words };
        verb.Hidden = true;
        verb.SetAction(
            (parsed, _) =>
            {
                foreach (var word in Candidates.Of(parsed.GetValue(words) ?? []))
                {
                    System.Console.Out.WriteLine(word);
                }

                return Task.FromResult(ExitCode.Done);
            }
        );
        return verb;
    }
}
