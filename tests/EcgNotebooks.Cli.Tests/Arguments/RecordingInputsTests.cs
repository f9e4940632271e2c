using EcgNotebooks.Cli.Arguments;

namespace EcgNotebooks.Cli.Tests.Arguments;

/// <summary>Folders and patterns as inputs.</summary>
public sealed class RecordingInputsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RecordingInputsTests()
    {
        foreach (
            var file in (string[])
                [
                    "table.csv",
                    "a/1.hea",
                    "a/1.dat",
                    "a/2.hea",
                    "a/2.dat",
                    "a/b/3.hea",
                    "a/.hidden.hea",
                    "csv/x.csv",
                    "csv/y.csv",
                ]
        )
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[file])!);
            File.WriteAllText(_folder[file], "");
        }

        Directory.CreateDirectory(_folder["empty"]);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a", "a/.hidden a/1 a/2 a/b/3")]
    [InlineData("csv", "csv/x.csv csv/y.csv")]
    [InlineData("a/1", "a/1")]
    [InlineData("a/1.hea", "a/1.hea")]
    [InlineData("a/none", "a/none")]
    [InlineData("a/*", "a/1 a/2 a/b/3")]
    [InlineData("a/?.hea", "a/1 a/2")]
    [InlineData("*/*.dat", "a/1 a/2")]
    [InlineData("**/*.hea", "a/1 a/2 a/b/3")]
    [InlineData("csv/[xy]*", "csv/x.csv csv/y.csv")]
    [InlineData("csv/[!x].csv", "csv/y.csv")]
    [InlineData("a/[1-3]", "a/1 a/2")]
    [InlineData("a/**/?", "a/1 a/2 a/b/3")]
    public void They_are_the_recordings_each_once(string input, string expected) =>
        Assert.Equal(expected, Found(_folder[input.Split('/')]));

    [Fact]
    public void A_record_with_the_name_of_a_folder_is_the_record()
    {
        File.WriteAllText(_folder["a.hea"], "");
        Assert.Equal("a", Found(_folder["a"]));
    }

    [Fact]
    public void A_file_with_a_star_in_its_name_is_that_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "* is in no name there");
        File.WriteAllText(_folder["a*.csv"], "");
        Assert.Equal("a*.csv", Found(_folder["a*.csv"]));
    }

    [Fact]
    public void A_link_to_a_folder_above_is_no_endless_way()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a right there");
        Directory.CreateSymbolicLink(_folder["a", "up"], _folder.Path);
        Assert.Equal("a/.hidden a/1 a/2 a/b/3", Found(_folder["a"]));
    }

    [Theory]
    [InlineData("empty", "the folder holds no recordings", ".hea")]
    [InlineData("a/*.xyz", "no recording matches the pattern", "**")]
    [InlineData("a/[9-0]*", "no recording matches the pattern", "**")]
    [InlineData("a/[", "no recording matches the pattern", "**")]
    [InlineData("none/*/x", "no recording matches the pattern", "**")]
    public void None_is_an_error_with_a_remedy(string input, string problem, string remedy)
    {
        var error = Assert.Throws<EcgException>(() => RecordingInputs.Of(_folder[input.Split('/')]));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);
    }

    private string Found(string input) =>
        string.Join(
            ' ',
            RecordingInputs.Of(input).Select(path => Path.GetRelativePath(_folder.Path, path).Replace('\\', '/'))
        );
}
