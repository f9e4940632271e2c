using System.Net;
using System.Text;

namespace EcgNotebooks.Runner.Kernel.Values;

/// <summary>Formats contents as an HTML table with a row for each item and, if the items are records, a column for each member.</summary>
internal static class ContentsTable
{
    private const int MostColumns = 20;

    /// <summary>Returns the table.</summary>
    public static string Of(Contents contents)
    {
        var columns = Columns(contents);
        var html = new StringBuilder("<table><thead><tr><th></th>");
        foreach (var column in columns.DefaultIfEmpty("value"))
        {
            html.Append($"<th>{Encode(column)}</th>");
        }

        html.Append("</tr></thead><tbody>");
        foreach (var (name, value) in contents.Items)
        {
            html.Append($"<tr><th>{Encode(name)}</th>");
            foreach (var cell in columns.Count == 0 ? [$"{value}"] : columns.Select(column => Cell(value, column)))
            {
                html.Append($"<td>{Encode(cell)}</td>");
            }

            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").Append(contents.HasMore ? "<p>There are more.</p>" : "").ToString();
    }

    private static List<string> Columns(Contents contents) =>
        contents.Items.Count > 0
        && contents.Items.All(item => item.Value.Text is null && item.Value.Shape.Between is not null)
            ? [.. contents.Items.SelectMany(item => item.Value.Items.Select(i => i.Name)).Distinct().Take(MostColumns)]
            : [];

    private static string Cell(Contents row, string column) =>
        row.Items.Where(item => item.Name == column).Select(item => $"{item.Value}").FirstOrDefault() ?? "";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
