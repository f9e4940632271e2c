using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Runner.Report;

/// <summary>The section of a notebook in the report.</summary>
/// <param name="Id">The target of links: the file's name, with a number if several notebooks have the same name.</param>
/// <param name="Title">The notebook's first heading, or the file's name if it has none.</param>
/// <param name="Run">The notebook's run.</param>
internal sealed record ReportSection(string Id, string Title, NotebookRun Run)
{
    /// <summary>Creates a section for each notebook.</summary>
    public static IReadOnlyList<ReportSection> Of(IReadOnlyList<NotebookRun> runs)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var sections = new List<ReportSection>();
        foreach (var run in runs)
        {
            var name = Path.GetFileNameWithoutExtension(run.Executed.Path);
            var id = Enumerable.Range(1, runs.Count).Select(n => n == 1 ? name : $"{name}-{n}").First(ids.Add);
            sections.Add(new ReportSection(id, TitleOf(run.Executed) ?? name, run));
        }

        return sections;
    }

    private static string? TitleOf(Notebook notebook) =>
        notebook
            .Cells.Where(cell => cell.Kind == CellKind.Markdown)
            .Select(cell => MarkdownHtml.Title(cell.Source))
            .FirstOrDefault(title => title is not null);
}
