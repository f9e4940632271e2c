using System.Security.Cryptography;
using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Signals;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Experiments;

/// <summary>The tables of a run folder after steps 1 to 5, with their dataset.</summary>
public sealed class ProcessedRun
{
    private readonly PtbXl _data;
    private readonly SignalCache _cache;
    private readonly Lock _opening = new();
    private PreparedSignals? _signals;
    private bool _opened;

    private ProcessedRun(RunFolder run, RunManifest manifest, PtbXl data, CheckedSplit rows, long results)
    {
        (Manifest, _data, CheckedSplit) = (manifest, data, rows);
        _cache = new SignalCache(run.Signals, data, manifest.Recipe.Signal, results);
    }

    /// <summary>Manifest of the run: recipe and dataset.</summary>
    internal RunManifest Manifest { get; }

    /// <summary>Balanced rows and split, checked for data leakage.</summary>
    public CheckedSplit CheckedSplit { get; }

    /// <summary>Balanced rows.</summary>
    public BalancedTable Balanced => CheckedSplit.Table;

    /// <summary>Rows of each part.</summary>
    public Split Split => CheckedSplit.Split;

    /// <summary>Reads the run's tables.</summary>
    /// <exception cref="EcgException">The run isn't processed, a table is damaged, or the dataset is missing.</exception>
    /// <exception cref="LeakException">
    /// The tables have a data leakage that the run's recipe doesn't name as known.
    /// </exception>
    public static ProcessedRun Read(RunFolder run) => Read(run, network: null);

    /// <summary>
    /// Reads the run's tables for work on one network; disk space for its results has priority over the signal cache.
    /// </summary>
    internal static ProcessedRun Read(RunFolder run, NetworkKind? network)
    {
        var manifest = RunManifest.Read(run);
        var balanced = BalancedTable.Read(run.Balanced, PtbXlTable.Read(run.Selected).Rows);
        CheckBeats(run, balanced, manifest.Recipe.Signal);
        var split = Splitting.Split.Read(run.Split, balanced.Rows.Count);
        var checkedSplit = CheckedSplit.Of(balanced, split, manifest.Recipe.KnownLeaks);
        return new ProcessedRun(
            run,
            manifest,
            PtbXl.Open(manifest.Data),
            checkedSplit,
            ResultSize.Of(manifest.Recipe, network)
        );
    }

    /// <summary>Returns the recordings of one part as input of a network, in the order of the split.</summary>
    /// <remarks>The recordings come from the run's signal cache, which the first call creates if possible.</remarks>
    /// <exception cref="EcgException">A recording can't be read, or doesn't fit the recipe's signal options.</exception>
    internal RecordingExamples Examples(Part part, CancellationToken cancellation = default)
    {
        var rows = Rows(part);
        return Signals(cancellation) is { } signals
            ? RecordingExamples.Of(signals, rows)
            : RecordingExamples.Load(rows, Manifest.Recipe.Signal, Recording, cancellation);
    }

    /// <summary>Returns the rows of one part in the order of the split.</summary>
    public IReadOnlyList<BalancedRow> Rows(Part part) => [.. Split[part].Select(i => Balanced.Rows[i])];

    /// <summary>Reads one recording of the dataset, with the given leads or, if null, all leads.</summary>
    /// <exception cref="EcgException">The recording can't be read.</exception>
    public EcgRecord Recording(string filename, IReadOnlyList<Lead>? leads = null) => _data.ReadRecord(filename, leads);

    /// <summary>Computes the SHA-256 digest of the signal files of all rows, ordered by name.</summary>
    /// <exception cref="EcgException">A recording can't be read.</exception>
    internal string RecordingsDigest(CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Balanced.Rows.Select(r => r.FilenameHr).Distinct().Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(RecordDigest.Of(_data.RecordPath(name)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void CheckBeats(RunFolder run, BalancedTable balanced, SignalOptions signal)
    {
        foreach (var (i, row) in balanced.Rows.Index())
        {
            var isOfRecipe = signal.Beats is { } beats
                ? row.Beat is { } beat && beat >= 0 && beat < beats.PerRecording
                : row.Beat is null;
            if (!isOfRecipe)
            {
                throw new EcgException(
                    $"{run.Balanced}: row {i} has {(row.Beat is { } other ? $"the beat {other}" : "no beat")}, but the recipe takes {(signal.Beats is { } taken ? $"the beats 0 to {taken.PerRecording - 1}" : "whole recordings")}.",
                    "Run 'ecg process' again."
                );
            }
        }
    }

    // If the cache can't be created, it isn't tried again.
    private PreparedSignals? Signals(CancellationToken cancellation)
    {
        lock (_opening)
        {
            if (!_opened)
            {
                string[] recordings = [.. Balanced.Rows.Select(r => r.FilenameHr).Distinct(StringComparer.Ordinal)];
                _signals = _cache.Open(recordings, cancellation);
                _opened = true;
            }

            return _signals;
        }
    }
}
