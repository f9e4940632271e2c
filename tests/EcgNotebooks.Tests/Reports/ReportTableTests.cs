using EcgNotebooks.Reports;
using EcgNotebooks.Signals;

namespace EcgNotebooks.Tests.Reports;

public class ReportTableTests
{
    [Fact]
    public void A_table_says_how_many_rows_there_are_and_escapes_what_it_shows()
    {
        var html = new ReportTable(
            ["a"],
            [
                ["<b>"],
                [1.5],
            ],
            2345
        ).ToHtml();
        Assert.Contains("2 of 2,345 rows", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", html, StringComparison.Ordinal);
        Assert.Contains(">1.5</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Fractions_are_shown_with_seven_digits_and_kept_with_all()
    {
        double[] values = [58.012000000000015, 1 / 3.0, -2e-9 / 3, 123456789, 1e12, double.NaN];
        var table = new ReportTable(
            ["value"],
            [
                [values],
            ]
        );
        Assert.EndsWith("58.012, 0.3333333, -6.666667E-10, 123456789, 1000000000000, NaN", $"{table}");
        Assert.Same(values, table.Rows[0][0]);
    }

    [Fact]
    public void Its_values_can_be_read_by_column_and_row()
    {
        var table = ReportTable.Of(new SignalOptions { Leads = [Lead.I, Lead.V1] });
        Assert.Equal(["SignalOptions", ""], table.Columns);
        Assert.Equal(["Samples", 5000], table.Rows[1]);
        Assert.Null(table.RowCount);
        Assert.Contains("Leads           I, V1", $"{table}", StringComparison.Ordinal);
    }

    [Fact]
    public void Each_row_has_a_value_for_every_column() =>
        Assert.Throws<ArgumentException>(() =>
            new ReportTable(
                ["a", "b"],
                [
                    [1],
                ]
            )
        );
}
