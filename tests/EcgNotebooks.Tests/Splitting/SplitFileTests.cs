using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Splitting;
using EcgNotebooks.Tests.Datasets;

namespace EcgNotebooks.Tests.Splitting;

public sealed class SplitFileTests : IDisposable
{
    private readonly TableFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_split_written_and_read_again_is_unchanged()
    {
        var split = new RandomSplit().Split(50);
        split.Write(_folder["split.csv"]);
        var read = Split.Read(_folder["split.csv"], 50);
        Assert.Equal(split.Train, read.Train);
        Assert.Equal(split.Validation, read.Validation);
        Assert.Equal(split.Test, read.Test);
        read.Write(_folder["again.csv"]);
        Assert.Equal(File.ReadAllBytes(_folder["split.csv"]), File.ReadAllBytes(_folder["again.csv"]));
    }

    [Fact]
    public void The_file_lists_training_then_validation_then_test_rows()
    {
        new Split([3, 1], [0], [2]).Write(_folder["split.csv"]);
        Assert.Equal("row,part\n3,train\n1,train\n0,validation\n2,test\n", File.ReadAllText(_folder["split.csv"]));
    }

    [Theory]
    [InlineData("9,train", "row")]
    [InlineData("-1,train", "row")]
    [InlineData("0,train", "row")]
    [InlineData("1.5,train", "row")]
    [InlineData("1,Train", "part")]
    [InlineData("1,", "part")]
    public void An_invalid_field_is_an_error_with_its_line_and_column(string line, string column)
    {
        var path = _folder.Write("split.csv", $"row,part\n0,test\n{line}\n");
        var error = Assert.Throws<TableException>(() => Split.Read(path, 9));
        Assert.Equal((3, column), (error.Line, error.Column));
    }

    [Fact]
    public void A_row_in_two_parts_is_refused()
    {
        Assert.Throws<EcgException>(() => new Split([1, 2], [2], []));
        Assert.Throws<EcgException>(() => new Split([1, 1], [], []));
        Assert.Throws<EcgException>(() => new Split([-1], [], []));
    }
}
