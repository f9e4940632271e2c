using EcgNotebooks.Reports;

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
}
