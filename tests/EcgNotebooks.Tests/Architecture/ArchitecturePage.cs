using System.Globalization;
using System.Text;
using EcgNotebooks.Files;

namespace EcgNotebooks.Tests.Architecture;

/// <summary>The part of docs/architecture.md that shows which folder uses which, as a table and as a diagram.</summary>
internal sealed class ArchitecturePage(FolderGraph graph, IReadOnlyList<string> order)
{
    private const string Begin = "<!-- The table below is written by DependencyTests. -->";
    private const string End = "<!-- The end of the table. -->";

    private static readonly string _path = Path.Combine(
        Repository.Root ?? throw new InvalidOperationException("The tests run outside a clone."),
        "docs",
        "architecture.md"
    );

    /// <summary>Whether the page shows the graph as it is.</summary>
    public bool IsCurrent => File.ReadAllText(_path).ReplaceLineEndings("\n") == Page();

    /// <summary>Writes the page with the graph as it is beside the tests, and returns its path.</summary>
    public string Write()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "architecture.received.md");
        File.WriteAllText(path, Page());
        return path;
    }

    private string Page()
    {
        var page = File.ReadAllText(_path).ReplaceLineEndings("\n");
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        return $"{page[..begin]}{Begin}\n\n{Table()}\n{Diagram()}\n{page[end..]}";
    }

    private string Table()
    {
        var table = new StringBuilder("| folder | uses |\n|---|---|\n");
        foreach (var top in order)
        {
            var inside = graph.Folders.Where(folder => folder.StartsWith(top + ".", StringComparison.Ordinal));
            var subfolders =
                top.Length == 0 ? [] : inside.Select(folder => $"`{folder[(top.Length + 1)..]}`").ToArray();
            var uses = UsedBy(top).Select(Name);
            table.Append("| ").Append(Name(top));
            table.Append(subfolders.Length == 0 ? "" : $" ({string.Join(", ", subfolders)})");
            table.Append(" | ").AppendJoin(", ", uses).Append(" |\n");
        }

        return table.ToString();
    }

    // The root is left out, since nearly all use it, and so is every use that follows from others: A to C beside A to B to C.
    private string Diagram()
    {
        var diagram = new StringBuilder("```mermaid\nflowchart TD\n");
        foreach (var top in order.Where(top => top.Length > 0))
        {
            var uses = UsedBy(top).Where(used => used.Length > 0).ToList();
            var direct = uses.Where(used => !uses.Any(between => between != used && Reaches(between, used)));
            foreach (var used in direct)
            {
                diagram.Append(CultureInfo.InvariantCulture, $"    {used} --> {top}\n");
            }
        }

        return diagram.Append("```\n").ToString();
    }

    private IEnumerable<string> UsedBy(string top) => order.Intersect(graph.TopsUsedBy(top));

    private bool Reaches(string from, string to) => graph.TopsUsedBy(from).Any(next => next == to || Reaches(next, to));

    private static string Name(string folder) => folder.Length == 0 ? "the root" : $"`{folder}`";
}
