using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>The decisions at one threshold with the uncertainty of each measure.</summary>
/// <param name="Decisions">The threshold and the counts.</param>
/// <param name="Bootstrap">Every measure with its interval from drawing patients again.</param>
/// <param name="AccuracyOfIndependentRows">Wilson's interval of the accuracy, as if each row were a patient.</param>
public sealed record DecisionEvidence(
    Decisions Decisions,
    BootstrapResult Bootstrap,
    Interval AccuracyOfIndependentRows
)
{
    internal static DecisionEvidence Of(PatientRows rows, double threshold, BootstrapOptions options)
    {
        var matrix = ConfusionMatrix.At(threshold, rows.Scored);
        return new(
            new(threshold, matrix),
            new PatientBootstrap(options).Estimate(rows.Scored, rows.Patients, threshold),
            ProportionInterval.Wilson(matrix.TruePositives + matrix.TrueNegatives, matrix.Count, options.Level)
        );
    }
}
