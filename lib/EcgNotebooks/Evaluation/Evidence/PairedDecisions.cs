using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>Two classifiers' decisions on the same rows.</summary>
/// <param name="FirstThreshold">The first one's threshold.</param>
/// <param name="SecondThreshold">The second one's threshold.</param>
/// <param name="Differences">First less second of every measure with its interval from drawing patients again.</param>
/// <param name="McNemar">Whether they are right equally often, as if each row were a patient.</param>
public sealed record PairedDecisions(
    double FirstThreshold,
    double SecondThreshold,
    BootstrapResult Differences,
    McNemarTest McNemar
)
{
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
            ),
            McNemarTest.At(first.Scored, firstThreshold, second.Scored, secondThreshold)
        );
}
