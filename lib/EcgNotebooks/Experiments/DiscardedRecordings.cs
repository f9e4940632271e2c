using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation.Spectrum;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Experiments;

/// <summary>Finds the recordings of the dataset that a run discards, and decides which of them can be scored.</summary>
/// <param name="processed">The processed run.</param>
internal sealed class DiscardedRecordings(ProcessedRun processed)
{
    private readonly HashSet<int> _trainedPatients =
    [
        .. new[] { Part.Train, Part.Validation }
            .SelectMany(processed.Rows)
            .Select(row => processed.Balanced.Source(row).PatientId),
    ];

    // A split by folds gives every patient a part, also those without a row in the run.
    private readonly FoldSplit? _folds =
        processed.Manifest.Recipe.SplitRule == SplitRule.Folds ? FoldSplit.Of(processed.Balanced) : null;

    /// <summary>Returns the recordings in the table's order, with the reason where one is left out.</summary>
    /// <param name="data">The run's dataset.</param>
    /// <param name="cancellation">Checked before each recording.</param>
    /// <exception cref="EcgException">The table of recordings or that of statements can't be read.</exception>
    public IReadOnlyList<(PtbXlRow Row, SpectrumUse Use)> Find(PtbXl data, CancellationToken cancellation)
    {
        var used = processed.Balanced.Rows.Select(row => processed.Balanced.Source(row).EcgId).ToHashSet();
        var discarded = new List<(PtbXlRow, SpectrumUse)>();
        foreach (var row in PtbXlTable.Read(data.TablePath, cancellation).Rows.Where(row => !used.Contains(row.EcgId)))
        {
            cancellation.ThrowIfCancellationRequested();
            discarded.Add((row, Use(row, data)));
        }

        return discarded;
    }

    private SpectrumUse Use(PtbXlRow row, PtbXl data) =>
        _trainedPatients.Contains(row.PatientId) ? SpectrumUse.PatientOfTraining
        : _folds is { } folds && folds.PartOf(row.StratFold) != Part.Test ? SpectrumUse.OtherFold
        : File.Exists(data.RecordPath(row.FilenameHr) + RecordPath.SignalExtension) ? SpectrumUse.Scored
        : SpectrumUse.NoSignal;
}
