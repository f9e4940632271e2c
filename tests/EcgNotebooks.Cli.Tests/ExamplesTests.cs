using System.CommandLine;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

/// <summary>The examples that every verb's help prints.</summary>
[Trait("speed", "slow")]
public class ExamplesTests(DemoFixture demo)
{
    [Fact]
    public async Task They_run_as_printed_in_a_fresh_clone()
    {
        OnRequest.SkipUnlessAsked(AsTyped.Variable, "typing every example takes minutes");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the examples are typed into a POSIX shell");
        using var clone = new FreshClone();
        clone.MakeDemo(demo.Data);
        foreach (var verb in InOrder([.. Verbs()]))
        {
            foreach (var example in Help.ExamplesOf(verb).Examples.Where(example => example.Needs is null))
            {
                var result = await clone.RunAsync(example.ToString());
                Assert.True(
                    result.ExitCode == 0,
                    $"{example}: {result.ExitCode}\n{result.StandardOutput}\n{result.StandardError}"
                );
            }
        }
    }

    [Fact]
    public void Those_that_need_what_a_clone_has_not_are_understood_at_least()
    {
        foreach (var example in Verbs().SelectMany(verb => Help.ExamplesOf(verb).Examples))
        {
            if (example.Command.StartsWith("ecg ", StringComparison.Ordinal))
            {
                Assert.Empty(CommandLine.Errors(CommandLine.Parse(example.Command.Split(' ')[1..])));
            }
        }
    }

    [Fact]
    public async Task The_help_of_every_verb_prints_them_with_what_they_need()
    {
        foreach (var verb in Verbs())
        {
            var result = await Ecg.RunAsync(verb.Name, "--help");
            Assert.Equal(0, result.ExitCode);
            Assert.Empty(result.StandardError);
            var help = result.StandardOutput;
            Assert.Contains($"  ecg {verb.Name}", help, StringComparison.Ordinal);
            var (examples, after) = Help.ExamplesOf(verb);
            Assert.NotEmpty(examples);
            Assert.All(
                examples,
                example => Assert.Contains($"  {example}\n", help.ReplaceLineEndings("\n"), StringComparison.Ordinal)
            );
            Assert.All(after, other => Assert.Contains($"'ecg {other}'", help, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<Command> Verbs() => CommandLine.Root().Subcommands.Where(verb => !verb.Hidden);

    // The demo is there already, a smaller one; the examples that make it anew come last.
    private static List<Command> InOrder(IReadOnlyList<Command> verbs)
    {
        var ordered = new List<Command>();
        while (ordered.Count < verbs.Count - 1)
        {
            ordered.Add(
                verbs
                    .Except(ordered)
                    .First(verb =>
                        verb.Name != "demo"
                        && Help.ExamplesOf(verb)
                            .After.All(name => name == "demo" || ordered.Exists(o => o.Name == name))
                    )
            );
        }

        return [.. ordered, verbs.Single(verb => verb.Name == "demo")];
    }
}
