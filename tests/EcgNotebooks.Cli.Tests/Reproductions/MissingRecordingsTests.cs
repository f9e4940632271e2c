using EcgNotebooks.Cli.Reproductions;
using EcgNotebooks.Cli.Tests.Support;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Cli.Tests.Reproductions;

/// <summary>A reproduction fetches the recordings that it needs and the dataset lacks, after the user agreed.</summary>
public sealed class MissingRecordingsTests(DemoFixture demo) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_an_answer_they_are_counted_with_the_remedy_and_with_agreement_they_are_fetched()
    {
        var token = TestContext.Current.CancellationToken;
        var data = PtbXl.Open(Copy(), token);
        var missing = new MissingRecordings(data, [Recipe.Published]);
        var table = PtbXlTable.Read(data.TablePath, token);
        string[] needed = [.. missing.Rows(table).Take(3).Select(row => data.RecordPath(row.FilenameHr) + ".dat")];
        await missing.FetchAsync(agreed: false, source: null, token);

        Array.ForEach(needed, File.Delete);
        var error = await Assert.ThrowsAsync<EcgException>(() => missing.FetchAsync(false, demo.Data, token));
        Assert.Contains("3 recordings", error.Message, StringComparison.Ordinal);
        Assert.Contains("--fetch", error.Message, StringComparison.Ordinal);
        Assert.All(needed, file => Assert.False(File.Exists(file)));

        await missing.FetchAsync(agreed: true, demo.Data, token);
        Assert.All(needed, file => Assert.True(File.Exists(file), file));
    }

    private string Copy()
    {
        foreach (var file in Directory.EnumerateFiles(demo.Data, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder["data"], Path.GetRelativePath(demo.Data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return _folder["data"];
    }
}
