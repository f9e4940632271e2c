using System.CommandLine;
using System.CommandLine.Help;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

/// <summary>Help and wrong usage.</summary>
public class HelpTests
{
    [Fact]
    public async Task Without_arguments_the_help_is_printed_and_the_exit_code_is_0()
    {
        var result = await Ecg.RunAsync();
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("ecg train", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("'ecg VERB --help'", result.StandardOutput, StringComparison.Ordinal);
        // A verb takes one line of a usual terminal.
        Assert.All(
            result.StandardOutput.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)),
            line => Assert.InRange(line.Length, 0, 170)
        );
        Assert.Empty(result.StandardError);
    }

    [Fact]
    public async Task A_mistyped_verb_ends_with_2_also_where_the_help_is_asked_for()
    {
        var result = await Ecg.RunAsync("reproduec", "--help");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(
            "ecg: 'reproduec' isn't a verb of ecg. Did you mean 'reproduce'?\nSee 'ecg --help'.\n",
            result.StandardError.ReplaceLineEndings("\n")
        );
        Assert.Empty(result.StandardOutput);
    }

    [Theory]
    [InlineData("'proces' isn't a verb of ecg. Did you mean 'process'?", "proces", "--run", "r", "--recipe", "x")]
    [InlineData("'Train' isn't a verb of ecg. Did you mean 'train'?", "Train", "--help")]
    [InlineData("'eval' isn't a verb of ecg. Did you mean 'evaluate'?", "eval", "--run", "r")]
    [InlineData("'pra' isn't a verb of ecg.", "pra")]
    [InlineData("'sweeprun' isn't a verb of ecg.", "sweeprun", "--version")]
    [InlineData("'--verbos' isn't an option of 'ecg'. Did you mean '--verbose'?", "--verbos")]
    [InlineData("'--runn' isn't an option of 'ecg evaluate'. Did you mean '--run'?", "evaluate", "--runn", "r")]
    [InlineData("'--epoch' isn't an option of 'ecg train'. Did you mean '--epochs'?", "train", "--epoch=3")]
    [InlineData("'--celllimit' isn't an option of 'ecg run'. Did you mean '--cell-limit'?", "run", "--celllimit")]
    [InlineData("'--colour' isn't an option of 'ecg process'.", "process", "--run", "r", "--colour", "red")]
    [InlineData("--epochs needs a value.", "train", "--run", "r", "--network", "cnn", "--epochs")]
    [InlineData(
        "--seed is given 2 times. Give it once.",
        "train",
        "--run",
        "r",
        "--network",
        "cnn",
        "--seed",
        "1",
        "--seed",
        "2"
    )]
    [InlineData("Unexpected argument 'red' of 'ecg process'.", "process", "--run", "r", "red")]
    public void An_unknown_argument_is_answered_with_one_sentence_and_the_nearest_name(
        string sentence,
        params string[] arguments
    ) => Assert.Equal([sentence], CommandLine.Errors(CommandLine.Parse(arguments)));

    [Fact]
    public void Every_verb_is_the_one_whose_name_comes_first_and_has_the_same_help_as_among_all_verbs()
    {
        Assert.Equal(CommandLine.Verbs, CommandLine.Root().Subcommands.Select(verb => verb.Name));
        Assert.All(
            CommandLine.Verbs,
            name =>
            {
                var alone = CommandLine.Parse([name]).CommandResult.Command;
                var among = CommandLine.Root().Subcommands.Single(verb => verb.Name == name);
                Assert.Equal(name, alone.Name);
                Assert.Equal(among.Description, alone.Description);
                Assert.Equal(among.Options.Select(option => option.Name), alone.Options.Select(option => option.Name));
            }
        );
    }

    [Fact]
    public void The_help_of_a_verb_is_shown_whatever_else_is_missing()
    {
        var parsed = CommandLine.Parse(["train", "--help"]);
        Assert.Empty(CommandLine.Errors(parsed));
        Assert.IsNotType<HelpAction>(parsed.Action); // ours, with the examples
        Assert.Contains("HelpWithExamples", parsed.Action!.GetType().Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("process", "--recipe", "published")]
    [InlineData("process", "--run", "r", "--recipe", "other")]
    [InlineData("fetch", "--release", "1.0.2")]
    [InlineData("fetch", "--connections", "9")]
    [InlineData("fetch", "--all", "--for", "published")]
    [InlineData("fetch", "--source", "x", "--release", "1.0.1")]
    [InlineData("train", "--run", "r", "--network", "rnn")]
    [InlineData("train", "--run", "r", "--network", "cnn", "--epochs", "many")]
    [InlineData("train", "--run", "r", "--network", "cnn", "--epochs")]
    [InlineData("train", "--run", "r", "--network", "cnn", "--epochs", "1", "--epochs", "2")]
    [InlineData("train", "--run", "r", "--network", "cnn", "--device", "tpu")]
    public void Wrong_usage_is_said_in_plain_words(params string[] arguments)
    {
        var errors = CommandLine.Errors(CommandLine.Parse(arguments));
        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.DoesNotContain("System.", error, StringComparison.Ordinal));
        Assert.All(errors, error => Assert.DoesNotContain('`', error));
    }

    [Fact]
    public Task Wrong_usage_ends_with_2_and_points_to_the_help() =>
        Ecg.FailsAsync(
            2,
            ["--network takes cnn or crnn", "See 'ecg train --help'"],
            "train",
            "--run",
            "r",
            "--network",
            "rnn"
        );
}
