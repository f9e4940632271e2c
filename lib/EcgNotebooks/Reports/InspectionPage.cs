using System.Globalization;
using System.Net;
using System.Text;
using EcgNotebooks.Datasets;
using EcgNotebooks.Datasets.Inspection;
using EcgNotebooks.Figures;

namespace EcgNotebooks.Reports;

/// <summary>Writes the findings of an inspection as one self-contained HTML page, with pictures of the worst recordings.</summary>
/// <param name="tree">The dataset.</param>
/// <param name="report">The findings.</param>
internal sealed class InspectionPage(PtbXl tree, InspectionReport report)
{
    private const int ShownPerKind = 20;

    private const string Css = """
        :root{color-scheme:light dark}
        body{font:16px/1.5 system-ui,sans-serif;max-width:960px;margin:0 auto;padding:1rem}
        table{border-collapse:collapse;font-size:14px;margin:.5rem 0}th,td{border-bottom:1px solid #999;padding:2px 8px;text-align:left}
        .wrong{color:#c0392b;font-weight:bold}svg{background:#fff;max-width:100%;height:auto}summary{cursor:pointer}
        """;

    /// <summary>Returns the page as HTML.</summary>
    /// <remarks>Reads the pictured recordings again.</remarks>
    public string Write()
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        html.Append("<meta name=\"viewport\" content=\"width=device-width\">");
        html.Append($"<title>Inspection of a dataset</title><style>{Css}</style></head><body>");
        html.Append(CultureInfo.InvariantCulture, $"<h1>Inspection of {Text(report.Folder)}</h1>");
        html.Append(
            CultureInfo.InvariantCulture,
            $"<p>{report.Rows} rows, {report.Recordings} recordings read, {report.Digests} checksums compared.</p>"
        );
        html.Append(report.Groups.Count == 0 ? "<p>Nothing was found.</p>" : Summary());
        foreach (var group in report.Groups)
        {
            Section(html, group);
        }

        return html.Append("</body></html>\n").ToString();
    }

    private string Summary()
    {
        var rows = report.Groups.Select(group =>
            $"<tr>{Severe(group)}{Cell(Number(group.Count))}{Cell(group.Kind.Title())}{Cell(group.Kind.Remedy())}</tr>"
        );
        return $"<table><tr><th></th><th>count</th><th>finding</th><th>remedy</th></tr>{string.Concat(rows)}</table>";
    }

    private void Section(StringBuilder html, FindingGroup group)
    {
        html.Append(CultureInfo.InvariantCulture, $"<h2>{Text(group.Kind.Title())}: {group.Count}</h2><table>");
        foreach (var finding in group.First.Take(ShownPerKind))
        {
            html.Append($"<tr>{Cell(finding.Where)}{Cell(finding.What)}</tr>");
        }

        html.Append("</table>");
        if (group.Count > ShownPerKind)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>and {group.Count - ShownPerKind} more.</p>");
        }

        foreach (var finding in group.Worst.Where(finding => finding.Extent > 0))
        {
            html.Append(Picture(finding));
        }
    }

    private string Picture(Finding finding)
    {
        try
        {
            var record = tree.ReadRecord(finding.Where);
            return StackedLeadsFigure.Create(record, $"{finding.Where}: {finding.What}", tree.Note).ToSvg();
        }
        catch (EcgException e)
        {
            // The dataset is being changed under us; the finding stays true without its picture.
            return $"<p>No picture of {Text(finding.Where)}: {Text(e.Problem)}</p>";
        }
    }

    private static string Severe(FindingGroup group) =>
        group.Kind.SeverityOf() == Severity.Wrong ? "<td class=\"wrong\">wrong</td>" : "<td>suspect</td>";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Cell(string text) => $"<td>{Text(text)}</td>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
