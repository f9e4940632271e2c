namespace EcgNotebooks.Cli.Tests.Reference;

/// <summary>A help text as <c>--help</c> prints it, taken apart into its sections.</summary>
internal sealed class HelpText(string printed)
{
    private readonly string[] _lines = printed.ReplaceLineEndings("\n").Split('\n');

    public string Description => string.Join('\n', Section("Description"));

    public string Usage => string.Join('\n', Section("Usage"));

    public IReadOnlyList<(string Name, string Meaning)> Arguments => Rows("Arguments");

    public IReadOnlyList<(string Name, string Meaning)> Options => Rows("Options");

    public IReadOnlyList<string> Examples => Section("Example");

    /// <summary>The line above the examples, which says which verbs' examples have to be run first.</summary>
    public string ExamplesHeading => _lines.Single(line => line.StartsWith("Example", StringComparison.Ordinal));

    // Two spaces before each line; two or more between its columns.
    private IReadOnlyList<(string Name, string Meaning)> Rows(string section) =>
        [
            .. Section(section)
                .Select(line => line.Split("  ", 2, StringSplitOptions.TrimEntries))
                .Select(columns => (columns[0], columns[^1])),
        ];

    private IReadOnlyList<string> Section(string heading) =>
        [
            .. _lines
                .SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal))
                .Skip(1)
                .TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal))
                .Select(line => line[2..]),
        ];
}
