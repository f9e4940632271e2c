using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using EcgNotebooks.Figures;

namespace EcgNotebooks.Reports;

/// <summary>A table of results: named columns, the rows that are shown, and how many there are in all.</summary>
/// <example>
/// <code>
/// var table = ReportTable.Of(Recipe.Published.Filter);
/// Console.WriteLine(table);
/// foreach (var row in table.Rows)
/// {
///     Console.WriteLine($"{row[0]} = {row[1]}");
/// }
/// </code>
/// </example>
[TypeFormatterSource(typeof(InteractiveFormatters))]
public sealed class ReportTable
{
    // More digits than anybody reads would only show how a computer rounds; Rows has them all.
    private const string Digits = "G7";

    /// <summary>Makes a table.</summary>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="rows">The rows that are shown, each with a value for every column.</param>
    /// <param name="rowCount">Number of rows in all; null for a list of names and values, where a count says nothing.</param>
    /// <exception cref="ArgumentException">A row has more or fewer values than there are columns.</exception>
    public ReportTable(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<object?>> rows, int? rowCount = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.FirstOrDefault(row => row.Count != columns.Count) is { } odd)
        {
            throw new ArgumentException(
                $"A row has {odd.Count} values, the table {columns.Count} columns.",
                nameof(rows)
            );
        }

        (Columns, Rows, RowCount) = (columns, rows, rowCount);
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows that are shown, each with a value for every column.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; }

    /// <summary>Number of rows in all, of which <see cref="Rows"/> may be the first; null where a count says nothing.</summary>
    public int? RowCount { get; }

    /// <summary>Returns the names and values of an object's public properties, such as the options of a step.</summary>
    /// <param name="record">An object with public properties.</param>
    public static ReportTable Of(object record)
    {
        ArgumentNullException.ThrowIfNull(record);
        IReadOnlyList<IReadOnlyList<object?>> rows =
        [
            .. record
                .GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.GetIndexParameters().Length == 0)
                .Select(p => (object?[])[p.Name, p.GetValue(record)]),
        ];
        return new ReportTable([record.GetType().Name, ""], rows);
    }

    /// <summary>Returns the table as HTML. It has the colours of the page, so that it can be read in light and dark themes.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<table style=\"border-collapse:collapse\"><thead><tr>");
        Cells(html, "th", Columns);
        html.Append("</tr></thead><tbody>");
        foreach (var row in Rows)
        {
            html.Append("<tr>");
            Cells(html, "td", row);
            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
        return html.Append(RowCount is null ? "" : $"<p>{Counted()}</p>").ToString();
    }

    /// <summary>Returns the table as text in aligned columns.</summary>
    public override string ToString()
    {
        string[][] lines =
        [
            [.. Columns],
            .. Rows.Select(row => row.Select(Text).ToArray()),
        ];
        int[] widths = [.. Enumerable.Range(0, Columns.Count).Select(c => lines.Max(l => l[c].Length))];
        var text = lines.Select(l => string.Join("  ", l.Select((value, c) => value.PadRight(widths[c]))).TrimEnd());
        return string.Join('\n', text) + (RowCount is null ? "" : $"\n{Counted()}");
    }

    private string Counted() =>
        Rows.Count < RowCount
            ? string.Create(CultureInfo.InvariantCulture, $"{Rows.Count:N0} of {RowCount:N0} rows")
            : string.Create(CultureInfo.InvariantCulture, $"{RowCount:N0} rows");

    private static void Cells(StringBuilder html, string tag, IEnumerable<object?> values)
    {
        foreach (var value in values)
        {
            var align = IsNumber(value) ? "right" : "left";
            html.Append(CultureInfo.InvariantCulture, $"<{tag} style=\"text-align:{align};padding:2px 8px\">");
            html.Append(WebUtility.HtmlEncode(Text(value))).Append(CultureInfo.InvariantCulture, $"</{tag}>");
        }
    }

    // Also one that was written with so many digits.
    private static bool IsNumber(object? value) =>
        value is ValueType and not bool and not Enum
        || (value is string text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    private static string Text(object? value) =>
        value switch
        {
            null => "none",
            string text => text,
            IDictionary map when map.Count == 0 => "none",
            double number when !double.IsInteger(number) => number.ToString(Digits, CultureInfo.InvariantCulture),
            IEnumerable items and not IDictionary => string.Join(", ", items.Cast<object?>().Select(Text)),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
}
