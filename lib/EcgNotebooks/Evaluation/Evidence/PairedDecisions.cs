using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>Comparison of two classifiers' decisions on the same rows.</summary>
/// <param name="FirstThreshold">Threshold of the first classifier.</param>
/// <param name="SecondThreshold">Threshold of the second classifier.</param>
/// <param name="Differences">
/// Differences of every measure, first minus second, with intervals from the patient-level bootstrap.
/// </param>
public sealed record PairedDecisions(double FirstThreshold, double SecondThreshold, BootstrapResult Differences)
{
    /// <summary>McNemar's test of equal accuracy, which assumes that rows are independent.</summary>
    internal McNemarTest McNemar { get; private init; } = null!;

    internal static PairedDecisions Of(
        PatientRows first,
        double firstThreshold,
        PatientRows second,
        double secondThreshold,
        BootstrapOptions options
    ) =>
        new(
            firstThreshold,
            secondThreshold,
            new PatientBootstrap(options).Compare(
                first.Scored,
                second.Scored,
                first.Patients,
                firstThreshold,
                secondThreshold
            )
        )
        {
            McNemar = McNemarTest.At(first.Scored, firstThreshold, second.Scored, secondThreshold),
        };
}
