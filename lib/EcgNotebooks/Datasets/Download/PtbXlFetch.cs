using EcgNotebooks.Files;

namespace EcgNotebooks.Datasets.Download;

/// <summary>Downloads PTB-XL, or parts of it, into a folder; files that exist with the right checksum are kept.</summary>
/// <remarks>
/// A file appears under its name only once its SHA-256 matches the dataset's SHA256SUMS.txt, which is downloaded first. A
/// download that was stopped or killed continues with the same call. Existing files too count only if their checksum matches.
/// </remarks>
/// <param name="source">The source of the files.</param>
/// <param name="options">Options of the download.</param>
internal sealed class PtbXlFetch(DatasetSource source, FetchOptions? options = null)
{
    private readonly FetchOptions _options = options ?? new FetchOptions();

    /// <summary>The folder data/ptb-xl of the clone, or of the user's application data where there is no clone.</summary>
    public static string DefaultFolder => Path.Combine(Repository.Home, "data", "ptb-xl");

    /// <summary>Downloads the table, then the recordings in scope.</summary>
    /// <param name="folder">The destination folder of the dataset.</param>
    /// <param name="scope">Selects the recordings.</param>
    /// <param name="progress">Called often, from any thread, but never concurrently.</param>
    /// <param name="cancellation">Stops the download; partial files stay for the next call.</param>
    /// <exception cref="EcgException">
    /// The source can't be reached or isn't a PTB-XL dataset, its table can't be downloaded, or the folder contains other files, is in
    /// use or can't be written.
    /// </exception>
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
        await run.FetchAsync(plan.TopLevel(), cancellation);
        var table = PtbXlTable.Read(run.Require(PtbXlTable.FileName), cancellation);
        await run.FetchAsync(plan.Recordings(table), cancellation);
        return run.Report(plan.Refused, _options.Clock.GetElapsedTime(started));
    }
}
