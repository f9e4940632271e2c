using System.IO.Compression;
using EcgNotebooks.Datasets.Download;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Datasets.Download;

/// <summary>Tests downloads from a folder and from the dataset's zip file.</summary>
public sealed class LocalSourceTests(FetchedDataset dataset) : FetchTestBase(dataset)
{
    private const string Top = "ptb-xl-a-large-publicly-available-electrocardiography-dataset-1.0.3/";

    private string Zip => Folder + ".zip";

    [Fact]
    public async Task A_folder_gives_the_same_dataset()
    {
        await AssertWholeAsync(await FromAsync(Source, Everything));
        Assert.Empty(Partials);
    }

    [Fact]
    public async Task Damaged_missing_and_escaping_files_of_a_folder_are_missing_and_the_others_are_copied()
    {
        var copy = CopyOfSource();
        await File.AppendAllTextAsync(Path.Combine(copy, Signals), "x", Cancellation);
        File.Delete(Path.Combine(copy, Header));
        File.Delete(Path.Combine(copy, LongSignals));
        File.CreateSymbolicLink(Path.Combine(copy, LongSignals), Path.Combine(Source, LongSignals));
        var report = await FromAsync(copy, Few);
        Assert.Equal([Signals, Header, LongSignals], report.Missing.Select(file => file.Name));
        Assert.Contains("checksum", report.Missing[0].Reason, Rule);
        Assert.Contains("doesn't exist", report.Missing[1].Reason, Rule);
        Assert.Contains("link", report.Missing[2].Reason, Rule);
        Assert.All(report.Missing, file => Assert.False(file.MayRetry));
        await AssertSameAsync();
    }

    [Fact]
    public async Task Named_pipes_in_either_folder_do_not_block()
    {
        NamedPipe.SkipUnlessMade();
        var copy = CopyOfSource();
        File.Delete(Path.Combine(copy, Signals));
        NamedPipe.Make(Path.Combine(copy, Signals));
        File.Delete(Path.Combine(copy, LongSignals));
        File.CreateSymbolicLink(Path.Combine(copy, LongSignals), Path.Combine(copy, Signals));
        var there = Path.Combine(Folder, Header);
        Directory.CreateDirectory(Path.GetDirectoryName(there)!);
        NamedPipe.Make(there);
        var report = await NamedPipe.Promptly(() => FromAsync(copy, Few));
        Assert.Equal([Signals, LongSignals], report.Missing.Select(file => file.Name));
        Assert.All(report.Missing, file => Assert.Contains("named pipe", file.Reason, Rule));
        await AssertSameAsync();
    }

    [Fact]
    public async Task A_named_pipe_is_not_accepted_as_a_zip_file()
    {
        NamedPipe.SkipUnlessMade();
        NamedPipe.Make(Zip);
        var error = await Assert.ThrowsAsync<EcgException>(() => NamedPipe.Promptly(() => DatasetSource.Open(Zip)));
        Assert.Contains("named pipe", error.Message, Rule);
    }

    [Theory]
    [InlineData(Top)]
    [InlineData("")]
    public async Task The_zip_file_gives_the_same_dataset(string top)
    {
        MakeZip(top);
        await AssertWholeAsync(await FromAsync(Zip, Everything));
    }

    [Fact]
    public async Task Entries_that_lead_out_of_the_folder_are_never_unpacked()
    {
        MakeZip(Top, archive => Add(archive, "../../outside.txt", "x"), archive => Add(archive, $"{Top}../evil", "x"));
        await AssertWholeAsync(await FromAsync(Zip, Few));
        Assert.False(File.Exists(Path.Combine(Folder, "..", "..", "outside.txt")));
        Assert.False(File.Exists(Path.Combine(Folder, "..", "evil")));
    }

    [Fact]
    public async Task An_entry_that_unpacks_to_too_many_bytes_is_aborted()
    {
        MakeZip(Top, archive => AddZeros(archive, Top + Signals, 4 << 20), Signals);
        var report = await FromAsync(Zip, Few, Options with { MaxBytes = 1 << 20 });
        await AssertMissingAsync(report, Signals, "larger than");
        Assert.All(Partials, partial => Assert.InRange(new FileInfo(partial).Length, 0, 1 << 20));
    }

    [Fact]
    public async Task An_entry_that_occurs_twice_is_refused()
    {
        MakeZip(Top, archive => Add(archive, Top + Signals, "x"));
        await AssertMissingAsync(await FromAsync(Zip, Few), Signals, "more than once");
    }

    [Fact]
    public async Task A_damaged_entry_is_missing()
    {
        MakeZip(Top);
        var bytes = await File.ReadAllBytesAsync(Zip, Cancellation);
        var entry = bytes.AsSpan().IndexOf("records100/00000/00002_lr.dat"u8);
        bytes[entry + 2_000] ^= 0x55;
        await File.WriteAllBytesAsync(Zip, bytes, Cancellation);
        var report = await FromAsync(Zip, Few);
        Assert.Equal(Signals, Assert.Single(report.Missing).Name);
        await AssertSameAsync();
    }

    [Theory]
    [InlineData("text")]
    [InlineData("half")]
    [InlineData("without list")]
    public async Task A_file_that_is_not_the_dataset_s_zip_file_is_refused(string kind)
    {
        MakeZip(kind == "without list" ? "a/b/" : Top);
        if (kind == "text")
        {
            await File.WriteAllTextAsync(Zip, "not a zip", Cancellation);
        }
        else if (kind == "half")
        {
            using var file = File.OpenWrite(Zip);
            file.SetLength(file.Length / 2);
        }

        var error = await Assert.ThrowsAsync<EcgException>(() => FromAsync(Zip, Few));
        Assert.Contains(Zip, error.Message, Rule);
    }

    [Theory]
    [InlineData("/nowhere/at/all", "doesn't exist")]
    [InlineData("ftp://127.0.0.1/x", "http or https")]
    [InlineData("http://127.0.0.1/x?y=z", "http or https")]
    [InlineData("http://", "http or https")]
    public void An_invalid_source_is_refused(string source, string problem)
    {
        var error = Assert.Throws<EcgException>(() => DatasetSource.Open(source));
        Assert.Contains(problem, error.Message, Rule);
    }

    private static StringComparison Rule => StringComparison.Ordinal;

    private async Task<FetchReport> FromAsync(string path, FetchScope scope, FetchOptions? options = null)
    {
        using var source = DatasetSource.Open(path, options);
        return await new PtbXlFetch(source, options).RunAsync(Folder, scope, null, Cancellation);
    }

    private string CopyOfSource()
    {
        var copy = Folder + "-source";
        foreach (var file in Directory.GetFiles(Source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    private void MakeZip(string top, params Action<ZipArchive>[] more) => MakeZip(top, null, more);

    private void MakeZip(string top, Action<ZipArchive> more, string without) => MakeZip(top, without, more);

    private void MakeZip(string top, string? without, params Action<ZipArchive>[] more)
    {
        using var archive = ZipFile.Open(Zip, ZipArchiveMode.Create);
        foreach (var file in Directory.GetFiles(Source, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(Source, file).Replace('\\', '/');
            if (name != without)
            {
                archive.CreateEntryFromFile(file, top + name, CompressionLevel.Fastest);
            }
        }

        Array.ForEach(more, add => add(archive));
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }

    private static void AddZeros(ZipArchive archive, string name, int count)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(new byte[count]);
    }
}
