using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Tests.Reference;

/// <summary>The Markdown pages that people write: those of the root folder, and those of docs, data and bench.</summary>
internal static class Pages
{
    private static readonly EnumerationOptions _everywhere = new() { RecurseSubdirectories = true };

    public static string Root { get; } =
        Repository.Root ?? throw new InvalidOperationException("The tests run outside a clone.");

    public static string Readme => Read("README.md");

    public static IEnumerable<string> All =>
        Directory
            .EnumerateFiles(Root, "*.md")
            .Concat(
                new[] { "docs", "data", "bench" }.SelectMany(folder =>
                    Directory.EnumerateFiles(Path.Combine(Root, folder), "*.md", _everywhere)
                )
            )
            .Where(path => !IsGenerated(Path.GetRelativePath(Root, path)));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    // Datasets and runs that git ignores may bring pages of their own.
    private static bool IsGenerated(string path)
    {
        var folders = path.Split(Path.DirectorySeparatorChar)[..^1];
        return folders is ["docs", "api" or "_site", ..] or ["data", _, ..] or ["bench", "studies", _, ..]
            || folders.Contains("bin")
            || folders.Contains("obj");
    }
}
