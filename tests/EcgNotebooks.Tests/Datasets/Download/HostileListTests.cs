using System.Text;
using EcgNotebooks.Datasets.Download;

namespace EcgNotebooks.Tests.Datasets.Download;

/// <summary>Tests malicious names and wrong checksums in a source's lists.</summary>
public sealed class HostileListTests(FetchedDataset dataset) : FetchTestBase(dataset)
{
    private const string List = "SHA256SUMS.txt";

    [Theory]
    [InlineData("../evil")]
    [InlineData("/etc/evil")]
    [InlineData("records100/../../evil")]
    [InlineData("records100\\evil")]
    [InlineData("C:evil")]
    [InlineData(".fetch/lock")]
    public async Task A_name_that_leads_out_of_the_folder_is_refused_and_the_other_files_are_downloaded(string name)
    {
        AnswersList(list => $"{new string('a', 64)} {name}\n{list}");
        var report = await FetchAsync(new FetchScope(RecordingRates.Hz100));
        Assert.Equal(name, Assert.Single(report.Missing).Name);
        Assert.DoesNotContain(Server.Requests, r => r.Name.Contains("evil", Rule) || r.Name.Contains("lock", Rule));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(Folder)!));
    }

    [Fact]
    public async Task A_recording_in_the_table_without_a_checksum_is_missing()
    {
        AnswersList(list => string.Join('\n', list.Split('\n').Where(line => !line.Contains(Signals, Rule))));
        var report = await FetchAsync();
        Assert.Equal(Signals, Assert.Single(report.Missing).Name);
        Assert.Empty(Server.RequestsFor(Signals));
    }

    [Fact]
    public async Task RECORDS_without_a_checksum_must_agree_with_the_list()
    {
        AnswersList(list => string.Join('\n', list.Split('\n').Where(line => !line.EndsWith(" RECORDS", Rule))));
        var report = await FetchAsync(Everything);
        Assert.Empty(report.Missing);
        Assert.Equal(["RECORDS", List], report.Unlisted);
        var lists = Server.Answer;
        Server.Answer = r =>
            r.Name == "RECORDS" ? new ServerReply { Body = "<html>log in</html>"u8.ToArray() } : lists(r);
        report = await FetchAsync(Everything);
        Assert.Equal("RECORDS", Assert.Single(report.Missing).Name);
        Assert.Equal(
            Server.Content("RECORDS"),
            await File.ReadAllBytesAsync(Path.Combine(Folder, "RECORDS"), Cancellation)
        );
    }

    [Theory]
    [InlineData("<html>log in</html>", "line 1 isn't a checksum")]
    [InlineData("", "without checksums")]
    [InlineData("xyz name\n", "line 1")]
    public async Task A_file_that_is_not_a_list_is_refused_and_not_stored(string text, string problem)
    {
        AnswersList(_ => text);
        var error = await Assert.ThrowsAsync<EcgException>(() => FetchAsync());
        Assert.Contains(problem, error.Message, Rule);
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public async Task Two_checksums_for_one_name_are_refused()
    {
        AnswersList(list => $"{list}{new string('a', 64)} ptbxl_database.csv\n");
        var error = await Assert.ThrowsAsync<EcgException>(() => FetchAsync());
        Assert.Contains("a second checksum", error.Message, Rule);
    }

    [Fact]
    public void Every_form_that_sha256sum_writes_is_read()
    {
        var path = Folder;
        var digest = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));
        File.WriteAllText(path, $"{digest} a\r\n{digest.ToUpperInvariant()}  b c\n{digest} *d/e\n\n{digest}  ./f");
        var list = ChecksumList.Read(path, path);
        Assert.Equal(["a", "b c", "d/e", "f"], list.Names);
        Assert.All(list.Names, name => Assert.Equal(digest, list.DigestOf(name)));
        Assert.Null(list.DigestOf("g"));
    }

    private static StringComparison Rule => StringComparison.Ordinal;

    private void AnswersList(Func<string, string> change) =>
        Answers(
            List,
            r => HostileServer.Of(r, Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(Server.Content(List)!))))
        );
}
