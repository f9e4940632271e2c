using EcgNotebooks.Datasets.Download;

namespace EcgNotebooks.Tests.Datasets.Download;

/// <summary>Tests that an interrupted download continues where it stopped.</summary>
public sealed class InterruptedFetchTests(FetchedDataset dataset) : FetchTestBase(dataset)
{
    [Fact]
    public async Task An_interrupted_download_keeps_its_partial_file_and_the_next_requests_the_rest()
    {
        Answers(LongSignals, r => Server.Plain(r) with { StallAfter = 60_000 });
        await StopInTheMiddleAsync();
        Assert.False(File.Exists(Path.Combine(Folder, LongSignals)));
        Assert.Equal(1, Partials.Count(file => new FileInfo(file).Length >= 58_976));

        Server.Requests.Clear();
        Server.Answer = Server.Plain;
        await AssertWholeAsync(await FetchAsync());
        Assert.InRange(Assert.Single(Server.RequestsFor(LongSignals)).From!.Value, 58_976, 60_000);
        Assert.False(Directory.Exists(Path.Combine(Folder, ".fetch")));
    }

    [Fact]
    public async Task A_complete_partial_file_is_not_downloaded_again()
    {
        await FetchAsync();
        await LeaveAsync(LongSignals, bytes => bytes);
        Server.Requests.Clear();
        await AssertWholeAsync(await FetchAsync());
        Assert.Empty(Server.RequestsFor(LongSignals));
    }

    [Theory]
    [InlineData(50_000)]
    [InlineData(120_000)]
    [InlineData(130_000)]
    public async Task A_partial_file_with_wrong_bytes_is_replaced_by_the_right_file(int length)
    {
        await FetchAsync();
        await LeaveAsync(LongSignals, _ => new byte[length]);
        await AssertWholeAsync(await FetchAsync());
    }

    [Fact]
    public async Task Partial_files_of_other_downloads_are_removed_when_nothing_is_missing()
    {
        await FetchAsync();
        Directory.CreateDirectory(Path.Combine(Folder, ".fetch"));
        await File.WriteAllTextAsync(Path.Combine(Folder, ".fetch", "abc-def"), "old", Cancellation);
        await AssertWholeAsync(await FetchAsync());
        Assert.False(Directory.Exists(Path.Combine(Folder, ".fetch")));
    }

    private int Recordings =>
        Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*_?r.*", SearchOption.AllDirectories).Length : 0;

    // Moves a file back to where it was while it was incomplete.
    private async Task LeaveAsync(string name, Func<byte[], byte[]> change)
    {
        var path = Path.Combine(Folder, name);
        var bytes = await File.ReadAllBytesAsync(path, Cancellation);
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        File.Delete(path);
        using var folder = new FetchFolder(Folder);
        using var part = folder.Partial(new WantedFile(name, digest, path));
        part.Append(change(bytes));
    }

    private async Task StopInTheMiddleAsync()
    {
        using var stop = new CancellationTokenSource();
        using var source = Open();
        var patient = Options with { StallTimeout = TimeSpan.FromMinutes(1) };
        var fetching = new PtbXlFetch(source, patient).RunAsync(Folder, Few, null, stop.Token);
        // All other files exist already.
        while (!fetching.IsCompleted && (Recordings < 11 || !Partials.Any(file => new FileInfo(file).Length >= 58_976)))
        {
            await Task.Delay(5, Cancellation);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
    }
}
