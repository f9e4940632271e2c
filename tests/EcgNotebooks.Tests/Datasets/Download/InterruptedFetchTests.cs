using EcgNotebooks.Datasets.Download;

namespace EcgNotebooks.Tests.Datasets.Download;

/// <summary>Fetching that is stopped goes on where it was.</summary>
public sealed class InterruptedFetchTests(FetchedDataset dataset) : FetchTestBase(dataset)
{
    [Fact]
    public async Task A_stopped_fetch_keeps_its_partial_file_and_the_next_asks_for_the_rest()
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
    public async Task A_partial_file_that_was_complete_is_not_fetched_again()
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
    public async Task A_partial_file_with_wrong_bytes_comes_to_the_right_end(int length)
    {
        await FetchAsync();
        await LeaveAsync(LongSignals, _ => new byte[length]);
        await AssertWholeAsync(await FetchAsync());
    }

    [Fact]
    public async Task Partial_files_of_others_go_when_nothing_is_missing()
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
        // All others are there.
        while (!fetching.IsCompleted && (Recordings < 11 || !Partials.Any(file => new FileInfo(file).Length >= 58_976)))
        {
            await Task.Delay(5, Cancellation);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
    }
}
