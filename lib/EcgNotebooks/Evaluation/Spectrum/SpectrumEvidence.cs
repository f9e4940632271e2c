using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Files;

namespace EcgNotebooks.Evaluation.Spectrum;

/// <summary>
/// What a network that knows normal ECGs and inferior infarctions says to the recordings that its recipe discards: false alarms with
/// other diseases, and the sensitivity to inferior infarctions of other kinds and stages.
/// </summary>
/// <remarks>
/// No patient of the training or validation part is counted. A recording counts for each of its statements with a likelihood above 0
/// and for each of their superclasses, so that the groups overlap. An alarm is false where none of the statements is of an inferior
/// infarction (IMI, ILMI, IPMI, IPLMI), whatever its likelihood.
/// </remarks>
/// <param name="Threshold">The threshold of the decisions, chosen on validation.</param>
/// <param name="Level">The level of the intervals.</param>
/// <param name="Discarded">Number of the recordings that the recipe discards, by what became of them.</param>
/// <param name="TestOfTrainingPatients">Number of test recordings left out because their patient is in training or validation.</param>
/// <param name="FalseAlarms">False alarms.</param>
/// <param name="Sensitivity">Sensitivity to inferior infarctions.</param>
internal sealed record SpectrumEvidence(
    double Threshold,
    double Level,
    IReadOnlyDictionary<SpectrumUse, int> Discarded,
    int TestOfTrainingPatients,
    FalseAlarms FalseAlarms,
    InferiorSensitivity Sensitivity
)
{
    /// <summary>Computes the results.</summary>
    /// <param name="discarded">The recordings that the recipe discards.</param>
    /// <param name="predictions">The network's predictions; the threshold is chosen on their validation rows.</param>
    /// <param name="rowOf">Returns the row of the table for an ecg_id of the predictions.</param>
    /// <param name="level">The level of the intervals.</param>
    /// <exception cref="EcgException">A part has no rows, or no threshold can be chosen.</exception>
    public static SpectrumEvidence Of(
        IReadOnlyList<SpectrumRow> discarded,
        Predictions predictions,
        Func<int, PtbXlRow> rowOf,
        double level
    )
    {
        var options = new EvidenceOptions();
        var threshold = CriterionSearch.Choose(options, predictions, options.ThresholdFrom);
        var known = predictions.Where(row => row.Part != options.ReportOn).Select(row => row.PatientId).ToHashSet();
        Prediction[] test = [.. Evaluator.Rows(predictions, options.ReportOn).DistinctBy(row => row.EcgId)];
        Prediction[] unknown = [.. test.Where(row => !known.Contains(row.PatientId))];
        ScoredRecording[] ofTest = [.. unknown.Select(row => ScoredRecording.Of(row, rowOf(row.EcgId)))];
        ScoredRecording[] others = [.. discarded.Select(ScoredRecording.Of).OfType<ScoredRecording>()];
        return new(
            threshold,
            level,
            Enum.GetValues<SpectrumUse>().ToDictionary(use => use, use => discarded.Count(row => row.Use == use)),
            test.Length - unknown.Length,
            FalseAlarms.Of(others, ofTest, threshold, level),
            InferiorSensitivity.Of(others, ofTest, threshold, level)
        );
    }

    /// <summary>Returns the results as JSON; an undefined measure is null, and "reasons" gives the reason by the measure's path.</summary>
    public string ToJson() => SpectrumJson.Write(this);

    /// <summary>Writes the results as JSON to a file.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Save(string path) => AtomicFile.WriteText(path, ToJson());
}
