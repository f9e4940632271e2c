using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>Adds examples to the help of verbs.</summary>
internal static class Help
{
    // While the help is printed, the verbs have other descriptions.
    private static readonly Lock _printing = new();

    /// <summary>Adds examples below a verb's help.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="examples">The examples, in an order in which they can be run.</param>
    /// <param name="after">Verbs whose examples have to be run first.</param>
    public static void AddExamples(Command command, IReadOnlyList<Example> examples, params IReadOnlyList<string> after)
    {
        var help = command.Options.OfType<HelpOption>().FirstOrDefault();
        if (help is null)
        {
            help = new HelpOption();
            command.Options.Add(help);
        }

        help.Action = new HelpWithExamples((SynchronousCommandLineAction)help.Action!, examples, after);
    }

    /// <summary>Returns the examples of a verb, and the verbs whose examples have to be run first.</summary>
    public static (IReadOnlyList<Example> Examples, IReadOnlyList<string> After) ExamplesOf(Command command) =>
        command.Options.OfType<HelpOption>().FirstOrDefault()?.Action is HelpWithExamples help
            ? (help.Examples, help.After)
            : ([], []);

    private sealed class HelpWithExamples(
        SynchronousCommandLineAction defaultHelp,
        IReadOnlyList<Example> examples,
        IReadOnlyList<string> after
    ) : SynchronousCommandLineAction
    {
        public IReadOnlyList<Example> Examples => examples;

        public IReadOnlyList<string> After => after;

        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            lock (_printing)
            {
                return Print(parseResult);
            }
        }

        private int Print(ParseResult parseResult)
        {
            using (ShortDescriptions(parseResult.CommandResult.Command))
            {
                defaultHelp.Invoke(parseResult);
            }

            var output = parseResult.InvocationConfiguration.Output;
            var first =
                after.Count == 0 ? "" : $", after those of {string.Join(" and ", after.Select(v => $"'ecg {v}'"))}";
            output.WriteLine($"{(examples.Count == 1 ? "Example" : "Examples")}{first}:");
            foreach (var example in examples)
            {
                output.WriteLine($"  {example}");
            }

            if (parseResult.CommandResult.Command is RootCommand)
            {
                output.WriteLine();
                output.WriteLine("'ecg VERB --help' tells the options of a verb, with examples that run as printed.");
            }

            return ExitCode.Done;
        }

        // The list of verbs shows what each does; the rest of its description is in its own help.
        private static Restored ShortDescriptions(Command command)
        {
            var full = command.Subcommands.Select(verb => (verb, verb.Description)).ToArray();
            foreach (var (verb, description) in full)
            {
                verb.Description = description is null ? null : FirstPart(description);
            }

            return new Restored(full);
        }

        private static string FirstPart(string description)
        {
            var end = (
                (int[])
                    [
                        description.IndexOf(". ", StringComparison.Ordinal),
                        description.IndexOf(": ", StringComparison.Ordinal),
                    ]
            )
                .Where(i => i > 0)
                .DefaultIfEmpty(description.Length)
                .Min();
            return description[..end].TrimEnd('.');
        }
    }

    private sealed class Restored(IReadOnlyList<(Command Verb, string? Description)> descriptions) : IDisposable
    {
        public void Dispose()
        {
            foreach (var (verb, description) in descriptions)
            {
                verb.Description = description;
            }
        }
    }
}
