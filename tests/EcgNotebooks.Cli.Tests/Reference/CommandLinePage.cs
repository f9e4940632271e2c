using System.Text;
using EcgNotebooks.Cli.Tests.Support;
using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Tests.Reference;

/// <summary>The page docs/reference/command-line.md, which is written from the help texts.</summary>
internal static class CommandLinePage
{
    private const string Introduction = """
        # The command line

        <!-- Written by CommandLinePageTests from the help texts. Change those, not this page. -->

        This page holds the help texts of `ecg`; `ecg --help` and `ecg VERB --help` print them. In a clone, `ecg` stands for `dotnet run --project lib/EcgNotebooks.Cli --`.

        Results go to standard output, progress and errors to standard error. The exit code is 0 if the command is done, 1 if it failed, and 2 if it was used wrongly.


        """;

    public static string Path { get; } =
        System.IO.Path.Combine(
            Repository.Root ?? throw new InvalidOperationException("The tests run outside a clone."),
            "docs",
            "reference",
            "command-line.md"
        );

    public static string Stored => File.Exists(Path) ? File.ReadAllText(Path).ReplaceLineEndings("\n") : "";

    public static async Task<string> RenderAsync()
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        var common = await PrintedAsync();
        page.Append("## Every command\n\n");
        AppendList(page, "Options", common.Options);
        foreach (var verb in CommandLine.Root().Subcommands.Where(verb => !verb.Hidden))
        {
            Append(page, verb.Name, await PrintedAsync(verb.Name), common.Options);
        }

        return page.ToString().TrimEnd() + "\n";
    }

    private static async Task<HelpText> PrintedAsync(params string[] verb) =>
        new((await Ecg.RunProcessAsync([], [.. verb, "--help"])).StandardOutput);

    private static void Append(
        StringBuilder page,
        string verb,
        HelpText help,
        IReadOnlyList<(string Name, string Meaning)> common
    )
    {
        page.Append(null, $"## ecg {verb}\n\n{Text(help.Description)}\n\n```text\n{help.Usage}\n```\n\n");
        AppendList(page, "Arguments", help.Arguments);
        AppendList(page, "Options", [.. help.Options.Except(common)]);
        page.Append(null, $"{help.ExamplesHeading}\n\n```sh\n{string.Join('\n', help.Examples)}\n```\n\n");
    }

    // A list and no table: names with many choices would leave no room for their meanings on a small screen.
    private static void AppendList(
        StringBuilder page,
        string heading,
        IReadOnlyList<(string Name, string Meaning)> entries
    )
    {
        if (entries.Count == 0)
        {
            return;
        }

        page.Append(null, $"{heading}:\n\n");
        foreach (var (name, meaning) in entries)
        {
            page.Append(null, $"- `{name}`: {Text(meaning)}\n");
        }

        page.Append('\n');
    }

    // Plain text as Markdown that shows it as it is.
    private static string Text(string plain) =>
        plain
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("*", "\\*", StringComparison.Ordinal);
}
