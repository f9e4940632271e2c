using EcgNotebooks.Evaluation;
using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Tests.Evaluation.Evidence;

/// <summary>Simulates predictions for validation and test, with several rows per patient.</summary>
internal static class SimulatedPredictions
{
    public static Predictions Make(uint seed = 1, double scale = 2) =>
        new([.. Part(seed, EcgNotebooks.Part.Validation, scale), .. Part(seed + 1, EcgNotebooks.Part.Test, scale)]);

    /// <summary>Returns predictions of a weaker classifier for the same rows.</summary>
    public static Predictions Weaken(Predictions predictions)
    {
        var random = new NumPyRandomState(9);
        return new(predictions.Select(row => row with { Probability = (row.Probability + random.NextDouble()) / 2 }));
    }

    private static IEnumerable<Prediction> Part(uint seed, Part part, double scale)
    {
        var study = Study.Clustered(seed, 30, 60);
        return study.Rows.Labels.Select(
            (label, i) =>
            {
                var p = 1 / (1 + Math.Exp(-scale * (study.Rows.Scores[i] - 0.5)));
                var fold = part == EcgNotebooks.Part.Test ? 10 : 9;
                return new Prediction(i, study.Patients[i], fold, part, label ? Diagnosis.Imi : Diagnosis.Norm, p);
            }
        );
    }
}
