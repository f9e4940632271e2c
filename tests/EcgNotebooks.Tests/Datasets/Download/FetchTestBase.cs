using EcgNotebooks.Datasets.Download;
using EcgNotebooks.Simulation;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Datasets.Download;

/// <summary>A small simulated dataset to download; generated once and never changed.</summary>
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

/// <summary>A server, a destination folder, and options with short delays.</summary>
public abstract class FetchTestBase(FetchedDataset dataset) : IClassFixture<FetchedDataset>, IAsyncLifetime
{
    /// <summary>A recording's files: a header of half a kilobyte and 24,000 bytes of signals.</summary>
    protected const string Header = "records100/00000/00002_lr.hea";
    protected const string Signals = "records100/00000/00002_lr.dat";

    /// <summary>A signal file of 120,000 bytes.</summary>
    protected const string LongSignals = "records500/00000/00002_hr.dat";

    private readonly TemporaryFolder _folder = new();

    private protected HostileServer Server { get; } = new(dataset.Root);

    private protected FetchOptions Options { get; init; } =
        new()
        {
            FirstDelay = TimeSpan.FromMilliseconds(4),
            MaxDelay = TimeSpan.FromMilliseconds(20),
            StallTimeout = TimeSpan.FromSeconds(0.25),
            Attempts = 3,
        };

    protected string Source => dataset.Root;

    protected string Folder => _folder["ptb-xl"];

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Three recordings at both sampling rates.</summary>
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

    /// <summary>Sets the server's response for one file; all other files are served normally.</summary>
    private protected void Answers(string name, Func<ServerRequest, ServerReply> answer) =>
        Server.Answer = request => request.Name == name ? answer(request) : Server.Plain(request);

    /// <summary>Asserts that nothing is missing and that the files equal the source's.</summary>
    private protected async Task AssertWholeAsync(FetchReport report)
    {
        Assert.Empty(report.Missing);
        Assert.Equal(report.Present + report.Fetched, await AssertSameAsync());
    }

    /// <summary>Asserts that only one file is missing.</summary>
    private protected async Task AssertMissingAsync(FetchReport report, string name, string reason)
    {
        var missing = Assert.Single(report.Missing);
        Assert.Equal(name, missing.Name);
        Assert.Contains(reason, missing.Reason, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Folder, name)));
        Assert.Equal(report.Present + report.Fetched, await AssertSameAsync());
    }

    /// <summary>Asserts that every finished file equals the source's, and returns their number.</summary>
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

    /// <summary>The partial files.</summary>
    protected string[] Partials =>
        Directory.Exists(Path.Combine(Folder, ".fetch")) ? Directory.GetFiles(Path.Combine(Folder, ".fetch")) : [];

    private protected DatasetSource Open() => DatasetSource.Open(Server.Address.AbsoluteUri, Options);
}
