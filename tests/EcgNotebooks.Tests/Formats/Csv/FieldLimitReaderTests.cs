using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Formats.Csv;

public sealed class FieldLimitReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("a,b\n1,2\n")]
    public void A_line_of_millions_of_commas_is_refused_before_memory_is_allocated_for_its_fields(string before)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var error = Refused(before + new string(',', 3_000_000));
        Assert.Contains("more than 10000 commas", error.Problem, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 40_000_000);
    }

    [Fact]
    public void The_same_number_of_commas_on_many_lines_is_accepted()
    {
        File.WriteAllText(_folder["a.csv"], "a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", 200_000)));
        using var records = CsvRecords.Open(_folder["a.csv"]);
        var rows = 0;
        while (records.Read())
        {
            rows++;
        }

        Assert.Equal(200_000, rows);
    }

    private TableException Refused(string text)
    {
        File.WriteAllText(_folder["a.csv"], text);
        return Assert.Throws<TableException>(() =>
        {
            using var records = CsvRecords.Open(_folder["a.csv"]);
            while (records.Read()) { }
        });
    }
}
