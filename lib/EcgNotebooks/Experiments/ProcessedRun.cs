using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Experiments;

/// <summary>A run folder after steps 1 to 5, with the dataset it was made from.</summary>
public sealed class ProcessedRun
{
    private readonly PtbXl _data;

    private ProcessedRun(RunManifest manifest, PtbXl data, BalancedTable balanced, Split split) =>
        (Manifest, _data, Balanced, Split) = (manifest, data, balanced, split);

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
            manifest,
            PtbXl.Open(manifest.Data),
            balanced,
            Split.Read(run.Split, balanced.Rows.Count)
        );
    }

    /// <summary>The recordings of one part as a network sees them, in the order of the split.</summary>
    /// <exception cref="EcgException">A recording can't be read, or doesn't fit the recipe's signal options.</exception>
    public RecordingExamples Examples(Part part, CancellationToken cancellation = default)
    {
        var rows = Rows(part);
        return RecordingExamples.Load(
            [.. rows.Select(r => r.FilenameHr)],
            [.. rows.Select(r => r.Label)],
            Manifest.Recipe.Signal,
            Recording,
            cancellation
        );
    }

    /// <summary>The rows of one part in the order of the split.</summary>
    public IReadOnlyList<BalancedRow> Rows(Part part) => [.. Split[part].Select(i => Balanced.Rows[i])];

    /// <summary>One recording of the dataset, with the given leads or all of them.</summary>
    /// <exception cref="EcgException">The recording can't be read.</exception>
    public EcgRecord Recording(string filename, IReadOnlyList<Lead>? leads = null) => _data.ReadRecord(filename, leads);
}
