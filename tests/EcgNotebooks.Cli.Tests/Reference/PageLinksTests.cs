using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EcgNotebooks.Cli.Tests.Reference;

/// <summary>Links between the pages lead to files and headings that exist, as they do where the repository is hosted.</summary>
public class PageLinksTests
{
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub)
        .Build();

    [Fact]
    public void Every_link_in_a_page_leads_to_a_file_and_a_heading()
    {
        var dead = Pages.All.SelectMany(page => DeadLinks(page, File.ReadAllText(page))).ToList();
        Assert.True(dead.Count == 0, string.Join('\n', dead));
    }

    [Fact]
    public void A_link_to_a_missing_file_or_heading_is_found()
    {
        var page = Path.Combine(Pages.Root, "docs", "faq.md");
        const string Links =
            "[a](nowhere.md) [b](data.md#no-such-heading) [c](data.md#the-demo) [d](https://example.org/nowhere)";
        Assert.Equal(["docs/faq.md: nowhere.md", "docs/faq.md: data.md#no-such-heading"], DeadLinks(page, Links));
    }

    private static IEnumerable<string> DeadLinks(string page, string text) =>
        Markdown
            .Parse(text, _pipeline)
            .Descendants<LinkInline>()
            .Select(link => link.Url ?? "")
            .Where(url => !url.Contains("://", StringComparison.Ordinal) && !Exists(page, text, url))
            .Select(url => $"{Path.GetRelativePath(Pages.Root, page).Replace('\\', '/')}: {url}");

    private static bool Exists(string page, string text, string url)
    {
        var parts = url.Split('#', 2);
        var target = parts[0].Length == 0 ? page : Path.GetFullPath(parts[0], Path.GetDirectoryName(page)!);
        if (parts.Length == 1)
        {
            return Path.Exists(target);
        }

        return target == page
            ? HasHeading(text, parts[1])
            : File.Exists(target) && HasHeading(File.ReadAllText(target), parts[1]);
    }

    private static bool HasHeading(string text, string id) =>
        Markdown
            .Parse(text, _pipeline)
            .Descendants<HeadingBlock>()
            .Any(heading => heading.TryGetAttributes()?.Id == id);
}
