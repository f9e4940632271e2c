using System.Text.Json;
using EcgNotebooks.Runner;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Report;

namespace EcgNotebooks.Browser.Tests;

/// <summary>The reports that the browser opens.</summary>
internal static class Reports
{
    public const string FigureTitle = "CNN: ROC curve";
    public const string FigureDescription = "ROC curve with a ROC AUC of 0.80. Computed from 75 test rows.";

    // A dot of one pixel, which is red.
    private const string Dot =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==";

    private const string Figure = $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 300" width="860" height="300" role="img" aria-labelledby="f1-title" aria-describedby="f1-desc" style="max-width:100%;height:auto">
        <title id="f1-title">{FigureTitle}</title><desc id="f1-desc">{FigureDescription}</desc>
        <path d="M20 280L200 60L840 20" stroke="#0072B2" stroke-width="4" fill="none"/><text x="20" y="20">ROC AUC = 0.80</text></svg>
        """;

    /// <summary>A report with everything that is difficult to show, from one notebook.</summary>
    public static string Difficult()
    {
        var wide = string.Concat(Enumerable.Range(0, 40).Select(i => $"<td>column{i}</td>"));
        var page = "<script>document.body.innerHTML='<p style=\"height:500px\">drawn by a script</p>'</script>";
        return Of(
            Read(
                "01-first.ipynb",
                Text(
                    "# 1. First\n\nA long formula $$x = \\frac{a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + a_{10}}{n}$$"
                ),
                Code("var figure = Roc(); // a comment\n" + new string('x', 300), [], ("image/svg+xml", Figure)),
                Code("Recipe.Published.ToString() + \"text\" + 1.5", ["highlight"], ("text/plain", "ROC AUC 0.80")),
                Code("table", ["highlight"], ("text/html", $"<table><tr>{wide}</tr></table>")),
                Code("figure", ["highlight"], ("image/svg+xml", Figure)),
                Code("bitmap", [], ("image/png", Dot)),
                Code("page", [], ("text/html", page)),
                Text(new string('w', 200) + "\n\n`" + new string('c', 200) + "`"),
                Text("<details><summary>Why?</summary>\n\n<p class=\"answer\">The answer.</p>\n</details>")
            ),
            Read("02-second.ipynb", Text("# 2. Second\n\nThe end."))
        );
    }

    /// <summary>The report of the project's notebooks with their stored outputs.</summary>
    public static string OfTheProject() =>
        Of([
            .. Directory
                .GetFiles(Clone.Notebooks, "*.ipynb")
                .Order(StringComparer.Ordinal)
                .Select(path => Notebook.Read(path)),
        ]);

    private static string Of(params Notebook[] notebooks) =>
        new HtmlReport("Report", [("data", "simulated demo"), ("SHA-256", new string('0', 64))]).Write([
            .. notebooks.Select(notebook => new NotebookRun(
                notebook,
                null,
                notebook.Cells.ToDictionary(cell => cell.Number, _ => TimeSpan.FromSeconds(1)),
                new Dictionary<int, string>()
            )),
        ]);

    private static Notebook Read(string path, params object[] cells) =>
        Notebook.Parse(
            path,
            JsonSerializer.Serialize(
                new
                {
                    nbformat = 4,
                    nbformat_minor = 5,
                    metadata = new { },
                    cells,
                }
            )
        );

    private static object Text(string source) =>
        new
        {
            cell_type = "markdown",
            metadata = new { },
            source,
        };

    private static object Code(string source, string[] tags, (string MimeType, string Content) output) =>
        new
        {
            cell_type = "code",
            metadata = new { tags },
            source,
            outputs = new[]
            {
                new
                {
                    output_type = "display_data",
                    metadata = new { },
                    data = new Dictionary<string, string> { [output.MimeType] = output.Content },
                },
            },
        };
}
