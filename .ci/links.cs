#:package AngleSharp
#:property PublishAot=false

using AngleSharp.Dom;
using AngleSharp.Html.Parser;

// Lists the links of a static site that lead to no file or to no anchor in it. Links to other sites aren't followed.
var root = Path.GetFullPath(args[0]);
var parser = new HtmlParser();
var pages = Directory
    .EnumerateFiles(root, "*.html", SearchOption.AllDirectories)
    .ToDictionary(path => path, path => parser.ParseDocument(File.ReadAllText(path)));
var anchors = pages.ToDictionary(
    page => page.Key,
    page => page.Value.QuerySelectorAll("[id]").Select(element => element.Id!).ToHashSet()
);
var dead = pages.SelectMany(page => DeadLinks(page.Key, page.Value)).Order(StringComparer.Ordinal).ToList();
dead.ForEach(Console.Error.WriteLine);
Console.WriteLine($"{pages.Count} pages, {dead.Count} dead links");
return pages.Count > 0 && dead.Count == 0 ? 0 : 1;

IEnumerable<string> DeadLinks(string path, IDocument page) =>
    page.QuerySelectorAll("a[href], img[src], script[src], link[href]")
        .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
        .Where(link => !Uri.TryCreate(link, UriKind.Absolute, out var absolute) || absolute.Scheme == "file")
        .Distinct()
        .Where(link => !Exists(path, link))
        .Select(link => $"{Path.GetRelativePath(root, path)}: {link}");

bool Exists(string path, string link)
{
    var parts = link.Split('#', 2);
    var file = Uri.UnescapeDataString(parts[0].Split('?')[0]);
    var target = file.Length == 0 ? path : Path.GetFullPath(file, Path.GetDirectoryName(path)!);
    return File.Exists(target)
        && (
            parts.Length == 1
            || parts[1].Length == 0
            || !anchors.TryGetValue(target, out var ids)
            || ids.Contains(Uri.UnescapeDataString(parts[1]))
        );
}
