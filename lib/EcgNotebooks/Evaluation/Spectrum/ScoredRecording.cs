using EcgNotebooks.Datasets;

namespace EcgNotebooks.Evaluation.Spectrum;

/// <summary>A recording of a patient whom the network never saw, with its probability of an inferior infarction.</summary>
/// <param name="PatientId">Id of the patient.</param>
/// <param name="Probability">The probability.</param>
/// <param name="Statements">The recording's statements.</param>
/// <param name="Stadium">The stadium of the first infarction; null where there is none.</param>
internal sealed record ScoredRecording(
    int PatientId,
    double Probability,
    IReadOnlyList<SpectrumStatement> Statements,
    string? Stadium
)
{
    /// <summary>Whether one of the statements is of an inferior infarction.</summary>
    public bool HasInferiorInfarction => InferiorInfarction.IsAmong(Statements.Select(statement => statement.Code));

    /// <summary>The statements that count: those with a likelihood above 0.</summary>
    public IEnumerable<SpectrumStatement> Likely => Statements.Where(statement => statement.Likelihood > 0);

    /// <summary>Returns whether a code is among the statements, whatever its likelihood.</summary>
    public bool Has(string code) => Statements.Any(statement => statement.Code == code);

    /// <summary>Returns a test recording of a run.</summary>
    public static ScoredRecording Of(Prediction prediction, PtbXlRow row) =>
        new(
            prediction.PatientId,
            prediction.Probability,
            [.. row.ScpCodes.Statements.Select(s => new SpectrumStatement(s.Code, s.Likelihood, null))],
            row.InfarctionStadium1
        );

    /// <summary>Returns a recording that the recipe discards; null if it wasn't scored.</summary>
    public static ScoredRecording? Of(SpectrumRow row) =>
        row is { Use: SpectrumUse.Scored, Probability: { } probability }
            ? new(row.PatientId, probability, row.Statements, row.Stadium)
            : null;
}
