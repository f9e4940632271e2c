using EcgNotebooks.Evaluation;
using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Bench.Measurements;

/// <summary>Measurements of the evaluation, with as many test scores as the published recipe has.</summary>
internal sealed class EvaluationMeasurements : IMeasurementFamily
{
    private const int TestRows = 670;
    private const uint Seed = 7;

    public IEnumerable<Measurement> Measurements =>
        [
            new("threshold.search", "Search the threshold by the published rule, over 670 scores (step 8).", Threshold),
            new("roc.curve", "Compute the ROC curve and the ROC AUC of 670 scores (step 9).", Roc),
        ];

    private static Measured Threshold()
    {
        var (rows, search) = (Rows(), new ThresholdSearch());
        return Timing.Quick.Measure(() => search.Search(rows), TestRows, note: "scores, 1,000 thresholds");
    }

    private static Measured Roc()
    {
        var rows = Rows();
        return Timing.Quick.Measure(() => RocCurve.From(rows), TestRows, note: "scores");
    }

    // Scores of a moderately good classifier; the Python peers generate the same ones.
    private static ScoredLabels Rows()
    {
        var random = new NumPyRandomState(Seed);
        bool[] labels = [.. random.Integers(0, 2, TestRows).Select(i => i == 1)];
        var noise = random.Uniform(TestRows);
        return new ScoredLabels(labels, labels.Zip(noise, (label, n) => ((label ? 1 : 0) + 2 * n) / 3));
    }
}
