using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Experiments;

/// <summary>A run folder after steps 1 to 5, with the dataset it was made from.</summary>
public sealed class ProcessedRun
{
    private readonly PtbXl _data;
    private readonly SignalCache _cache;
    private readonly Lock _opening = new();
    private PreparedSignals? _signals;
    private bool _opened;

    private ProcessedRun(RunFolder run, RunManifest manifest, PtbXl data, BalancedTable balanced, Split split)
    {
        (Manifest, _data, Balanced, Split) = (manifest, data, balanced, split);
        _cache = new SignalCache(run.Signals, data, manifest.Recipe.Signal);
    }

    /// <summary>Recipe and dataset.</summary>
    public RunManifest Manifest { get; }

    /// <summary>The balanced rows.</summary>
    public BalancedTable Balanced { get; }

    /// <summary>Which row is in which part.</summary>
    public Split Split { get; }

    /// <summary>Reads the run's tables.</summary>
    /// <exception cref="EcgException">The run isn't processed, a table is damaged, or the dataset has gone.</exception>
    public static ProcessedRun Read(RunFolder run)
    {
        var manifest = RunManifest.Read(run);
        var balanced = BalancedTable.Read(run.Balanced, PtbXlTable.Read(run.Selected).Rows);
        return new ProcessedRun(
            run,
            manifest,
            PtbXl.Open(manifest.Data),
            balanced,
            Split.Read(run.Split, balanced.Rows.Count)
        );
    }

    /// <summary>The recordings of one part as a network sees them, in the order of the split.</summary>
    /// <remarks>They come from the run's file of prepared signals, which the first call makes where it can.</remarks>
    /// <exception cref="EcgException">A recording can't be read, or doesn't fit the recipe's signal options.</exception>
    public RecordingExamples Examples(Part part, CancellationToken cancellation = default)
    {
        var rows = Rows(part);
        string[] files = [.. rows.Select(r => r.FilenameHr)];
        Diagnosis[] labels = [.. rows.Select(r => r.Label)];
        return Signals(cancellation) is { } signals
            ? RecordingExamples.Of(signals, files, labels)
            : RecordingExamples.Load(files, labels, Manifest.Recipe.Signal, Recording, cancellation);
    }

    /// <summary>The rows of one part in the order of the split.</summary>
    public IReadOnlyList<BalancedRow> Rows(Part part) => [.. Split[part].Select(i => Balanced.Rows[i])];

    /// <summary>One recording of the dataset, with the given leads or all of them.</summary>
    /// <exception cref="EcgException">The recording can't be read.</exception>
    public EcgRecord Recording(string filename, IReadOnlyList<Lead>? leads = null) => _data.ReadRecord(filename, leads);

    // Where the file can't be made, one try is enough.
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
