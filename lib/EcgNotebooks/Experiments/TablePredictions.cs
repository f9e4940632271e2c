using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Baselines;

namespace EcgNotebooks.Experiments;

/// <summary>Predicts the rows of a processed run from the table alone, so that no recording and no trained network is needed.</summary>
internal static class TablePredictions
{
    /// <summary>Fits the baseline without an ECG to the training rows, and predicts the rows of all parts.</summary>
    /// <exception cref="EcgException">The run isn't processed, or its training rows have only one label.</exception>
    public static Predictions Of(RunFolder run, BaselineColumns columns)
    {
        var processed = ProcessedRun.Read(run);
        // The baseline replaces the probabilities.
        var rows =
            from part in Enum.GetValues<Part>()
            from row in processed.Rows(part)
            let source = processed.Balanced.Source(row)
            select new Prediction(source.EcgId, source.PatientId, source.StratFold, part, row.Label, 0.5);
        return BaselinePredictions.Of(new Predictions(rows), SelectedRows.Read(run).Of, columns).Predictions;
    }
}
