using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>Decisions at one threshold, with a confidence interval for each measure.</summary>
/// <param name="Decisions">The threshold and the counts.</param>
/// <param name="Bootstrap">Every measure with its interval from the patient-level bootstrap.</param>
/// <param name="AccuracyOfIndependentRows">
/// Wilson's interval of the accuracy, which assumes that rows are independent.
/// </param>
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
