using EcgNotebooks.Evaluation;
using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Bench.Measurements;

/// <summary>Judging as many test scores as the published recipe has.</summary>
internal sealed class EvaluationMeasurements : IMeasurementFamily
{
    private const int TestRows = 670;
    private const uint Seed = 7;

    public IEnumerable<Measurement> Measurements =>
        [
            new("threshold.search", "Search the published threshold over 670 scores.", Threshold),
            new("roc.curve", "ROC curve with its area over 670 scores.", Roc),
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

    // Scores as a network of some use gives them; the peers draw the same.
    private static ScoredLabels Rows()
    {
        var random = new NumPyRandomState(Seed);
        bool[] labels = [.. random.Integers(0, 2, TestRows).Select(i => i == 1)];
        var noise = random.Uniform(TestRows);
        return new ScoredLabels(labels, labels.Zip(noise, (label, n) => ((label ? 1 : 0) + 2 * n) / 3));
    }
}
