using EcgNotebooks.Datasets.Download;
using EcgNotebooks.Simulation;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Datasets.Download;

/// <summary>A small simulated dataset to be fetched; made once, never changed.</summary>
public sealed class FetchedDataset : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FetchedDataset() =>
        DemoData.Make(
            Root,
            new DemoOptions
            {
                Recordings = 24,
                Seed = 5,
                Threads = 2,
            }
        );

    public string Root => _folder["source"];

    public void Dispose() => _folder.Dispose();
}

/// <summary>A server, a folder to fetch into, and short waits.</summary>
public abstract class FetchTestBase(FetchedDataset dataset) : IClassFixture<FetchedDataset>, IAsyncLifetime
{
    /// <summary>A recording's files: a header of half a kilobyte, and 24,000 bytes of signals.</summary>
    protected const string Header = "records100/00000/00002_lr.hea";
    protected const string Signals = "records100/00000/00002_lr.dat";

    /// <summary>120,000 bytes.</summary>
    protected const string LongSignals = "records500/00000/00002_hr.dat";

    private readonly TemporaryFolder _folder = new();

    private protected HostileServer Server { get; } = new(dataset.Root);

    private protected FetchOptions Options { get; init; } =
        new()
        {
            FirstDelay = TimeSpan.FromMilliseconds(4),
            LongestDelay = TimeSpan.FromMilliseconds(20),
            StallTimeout = TimeSpan.FromSeconds(0.25),
            Attempts = 3,
        };

    protected string Source => dataset.Root;

    protected string Folder => _folder["ptb-xl"];

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Three recordings at both rates.</summary>
    private protected static FetchScope Few => new(RecordingRates.Both, table => table.Rows.Take(3));

    private protected static FetchScope Everything => new(RecordingRates.Both);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<FetchReport> FetchAsync(FetchScope? scope = null, FetchOptions? options = null)
    {
        options ??= Options;
        using var source = DatasetSource.Open(Server.Address.AbsoluteUri, options);
        return await new PtbXlFetch(source, options).RunAsync(Folder, scope ?? Few, null, Cancellation);
    }

    /// <summary>What the server answers for one file; all others come as they are.</summary>
    private protected void Answers(string name, Func<ServerRequest, ServerReply> answer) =>
        Server.Answer = request => request.Name == name ? answer(request) : Server.Plain(request);

    /// <summary>Nothing is missing, and what is there equals the source.</summary>
    private protected async Task AssertWholeAsync(FetchReport report)
    {
        Assert.Empty(report.Missing);
        Assert.Equal(report.Present + report.Fetched, await AssertSameAsync());
    }

    /// <summary>One file is missing; the others are there.</summary>
    private protected async Task AssertMissingAsync(FetchReport report, string name, string reason)
    {
        var missing = Assert.Single(report.Missing);
        Assert.Equal(name, missing.Name);
        Assert.Contains(reason, missing.Reason, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Folder, name)));
        Assert.Equal(report.Present + report.Fetched, await AssertSameAsync());
    }

    /// <summary>Every finished file equals the source's; gives their number.</summary>
    protected async Task<int> AssertSameAsync()
    {
        var files = Directory
            .GetFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file))
            .Where(name => !name.StartsWith(".fetch", StringComparison.Ordinal))
            .ToArray();
        foreach (var name in files)
        {
            Assert.Equal(
                await File.ReadAllBytesAsync(Path.Combine(Source, name), Cancellation),
                await File.ReadAllBytesAsync(Path.Combine(Folder, name), Cancellation)
            );
        }

        return files.Length;
    }

    /// <summary>Unfinished files.</summary>
    protected string[] Partials =>
        Directory.Exists(Path.Combine(Folder, ".fetch")) ? Directory.GetFiles(Path.Combine(Folder, ".fetch")) : [];

    private protected DatasetSource Open() => DatasetSource.Open(Server.Address.AbsoluteUri, Options);
}
