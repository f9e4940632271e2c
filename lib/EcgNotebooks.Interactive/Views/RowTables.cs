using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Labels;
using EcgNotebooks.Reports;

namespace EcgNotebooks.Interactive.Views;

/// <summary>Makes tables of rows that the library itself shows only as parts of a larger table.</summary>
internal static class RowTables
{
    private const int ShownRows = 8;

    /// <summary>Returns the fields of one row of PTB-XL's table that have a value.</summary>
    public static ReportTable Of(PtbXlRow row)
    {
        var all = ReportTable.Of(row);
        return new ReportTable(all.Columns, [.. all.Rows.Where(field => field[1] is not null)]);
    }

    /// <summary>Returns the first rows of a balanced table.</summary>
    public static ReportTable Of(IEnumerable<BalancedRow> rows)
    {
        BalancedRow[] all = [.. rows];
        return new ReportTable(
            ["ecg_id", "filename_hr", "label", "synthetic"],
            [.. all.Take(ShownRows).Select(r => (object?[])[r.EcgId, r.FilenameHr, r.Label.Code(), r.Synthetic])],
            all.Length
        );
    }
}
