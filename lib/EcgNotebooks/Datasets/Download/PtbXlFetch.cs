using EcgNotebooks.Files;

namespace EcgNotebooks.Datasets.Download;

/// <summary>Fetches PTB-XL, or what is wanted of it, into a folder: what is there and right is kept, the rest comes.</summary>
/// <remarks>
/// A file appears under its name only when its SHA-256 is that of the dataset's SHA256SUMS.txt, which comes first.
/// Stopped or killed at any moment it goes on with the same call. What is there counts only by its checksum, too.
/// </remarks>
/// <param name="source">Where the files come from.</param>
/// <param name="options">How patiently and politely.</param>
internal sealed class PtbXlFetch(DatasetSource source, FetchOptions? options = null)
{
    private readonly FetchOptions _options = options ?? new FetchOptions();

    /// <summary>data/ptb-xl of the clone, else of a folder in the user's own data.</summary>
    public static string DefaultFolder => Path.Combine(Checkout.Home, "data", "ptb-xl");

    /// <summary>Fetches the table, then the recordings in scope.</summary>
    /// <param name="folder">The dataset's folder to be.</param>
    /// <param name="scope">Which recordings.</param>
    /// <param name="progress">Told often, by any thread, one at a time.</param>
    /// <param name="cancellation">Stops; partial files stay for the next call.</param>
    /// <exception cref="EcgException">The source isn't reached or isn't a PTB-XL tree, its table can't be had, or the
    /// folder holds something else, is in use or can't be written.</exception>
    public async Task<FetchReport> RunAsync(
        string folder,
        FetchScope scope,
        IProgress<FetchProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.Connections, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.Attempts, nameof(options));
        var started = _options.Clock.GetTimestamp();
        var meter = new FetchMeter(progress, _options.Clock);
        using var destination = new FetchFolder(folder);
        var run = new FetchRun(source, destination, _options, meter);
        var list = await run.ListAsync(cancellation);
        var plan = new FetchPlan(destination.Root, list, scope);
        await run.FetchAsync(plan.Top(), cancellation);
        var table = PtbXlTable.Read(run.Require(PtbXlTable.FileName), cancellation);
        await run.FetchAsync(plan.Recordings(table), cancellation);
        return run.Report(plan.Refused, _options.Clock.GetElapsedTime(started));
    }
}
