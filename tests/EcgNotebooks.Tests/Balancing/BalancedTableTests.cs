using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Labels;
using EcgNotebooks.Tests.Datasets;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Balancing;

public sealed class BalancedTableTests : IDisposable
{
    private readonly TableFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("full", 4464)]
    [InlineData("subset", 496)]
    public void The_balanced_rows_equal_the_published_ones_bit_for_bit(string name, int count)
    {
        var balanced = new SmoteNc().Balance(Published(name));
        var lines = File.ReadAllLines(SharedData.Golden("pipeline", $"{name}-balanced.csv"));
        Assert.Equal(count, balanced.Rows.Count);
        Assert.Equal(
            lines.Skip(1).Select(line => line.Split(',')).Select(f => $"{f[5]},{f[6]},{f[2]},{f[3]}"),
            balanced.Rows.Select(r =>
                $"{PythonFloat.Format(r.EcgId)},{r.FilenameHr},{r.Label.Code()},{(r.Synthetic ? "True" : "False")}"
            )
        );
    }

    [Fact]
    public void A_synthetic_row_refers_to_the_recording_with_its_file_name()
    {
        var balanced = new SmoteNc().Balance(MadeUp());
        Assert.Equal(40, balanced.Rows.Count);
        Assert.All(balanced.Rows.Take(30), r => Assert.Equal(r.EcgId, balanced.Source(r).EcgId));
        Assert.All(balanced.Rows.Skip(30), r => Assert.Equal((true, Diagnosis.Imi), (r.Synthetic, r.Label)));
        Assert.All(balanced.Rows.Skip(30), r => Assert.Equal("IMI", balanced.Source(r).ScpCodes.First));
        Assert.Throws<EcgException>(() => balanced.Source(balanced.Rows[0] with { FilenameHr = "other" }));
    }

    [Fact]
    public void A_row_whose_file_name_belongs_to_no_recording_is_refused()
    {
        BalancedRow[] rows = [new(1, "somewhere", Diagnosis.Norm, false)];
        var error = Assert.Throws<EcgException>(() => new BalancedTable(rows, [TableRows.Of(1)]));
        Assert.Contains("somewhere", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_written_and_read_again_is_unchanged()
    {
        var labelled = MadeUp();
        var balanced = new SmoteNc().Balance(labelled);
        balanced.Write(_folder["balanced.csv"]);
        var read = BalancedTable.Read(_folder["balanced.csv"], labelled.Rows.Select(r => r.Row));
        Assert.Equal(balanced.Rows, read.Rows);
        read.Write(_folder["again.csv"]);
        Assert.Equal(File.ReadAllBytes(_folder["balanced.csv"]), File.ReadAllBytes(_folder["again.csv"]));
        var lines = File.ReadAllLines(_folder["balanced.csv"]);
        Assert.Equal("ecg_id,filename_hr,label,synthetic", lines[0]);
        Assert.Equal("0.0,records500/00000_hr,IMI,False", lines[1]);
    }

    [Fact]
    public void File_names_with_commas_and_quotes_are_read_back_unchanged()
    {
        var recording = TableRows.Of(1) with { FilenameHr = "a \"b\", c" };
        var table = new BalancedTable([new(1.25, recording.FilenameHr, Diagnosis.Imi, true)], [recording]);
        table.Write(_folder["balanced.csv"]);
        Assert.Equal(table.Rows, BalancedTable.Read(_folder["balanced.csv"], [recording]).Rows);
    }

    [Theory]
    [InlineData("x,records500/00001_hr,NORM,False", "ecg_id")]
    [InlineData("1.0,records500/00002_hr,NORM,False", "filename_hr")]
    [InlineData("1.0,,NORM,False", "filename_hr")]
    [InlineData("1.0,records500/00001_hr,AMI,False", "label")]
    [InlineData("1.0,records500/00001_hr,NORM,false", "synthetic")]
    [InlineData("1.0,records500/00001_hr,NORM,", "synthetic")]
    public void An_invalid_field_is_an_error_with_its_line_and_column(string line, string column)
    {
        var path = _folder.Write("b.csv", $"ecg_id,filename_hr,label,synthetic\n{line}\n");
        var error = Assert.Throws<TableException>(() => BalancedTable.Read(path, [TableRows.Of(1)]));
        Assert.Equal((2, column), (error.Line, error.Column));
    }

    internal static LabelledTable Published(string name)
    {
        var path = name == "full" ? SharedData.FullMetadata : SharedData.Subset;
        var table = PtbXlTable.Read(path, TestContext.Current.CancellationToken);
        return new Selection().Select(table.Rows).Label();
    }

    private static LabelledTable MadeUp() =>
        new Labeller().Label([
            .. Enumerable.Range(0, 30).Select(i => TableRows.Of(i * i, i % 3 == 0 ? "IMI" : "NORM")),
        ]);
}
