using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Completion;
using EcgNotebooks.Cli.Terminal;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Prints the script with which a shell completes the command line.</summary>
internal static class CompletionVerb
{
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL")
        {
            HelpName = "SHELL",
            Description = $"The shell: {string.Join(", ", CompletionScripts.Shells)}.",
        };
        shell.CompletionSources.Add([.. CompletionScripts.Shells]);
        shell.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !CompletionScripts.Shells.Contains(token.Value)))
            {
                result.AddError(
                    PathText.Problem(token.Value) is { } problem
                        ? $"SHELL {problem}"
                        : $"SHELL is one of {string.Join(", ", CompletionScripts.Shells)}, not {Quoted.Of(token.Value)}."
                );
            }
        });
        var verb = new Command(
            "completion",
            "Print a script that makes the Tab key complete verbs, options and their values in a shell. The script says how to use it."
        )
        {
            shell,
        };
        Help.AddExamples(verb, ["ecg completion bash", "ecg completion zsh"]);
        verb.SetAction(
            (parsed, _) =>
            {
                System.Console.Out.Write(CompletionScripts.Of(parsed.GetRequiredValue(shell)).ReplaceLineEndings("\n"));
                return Task.FromResult(ExitCode.Done);
            }
        );
        return verb;
    }
}
