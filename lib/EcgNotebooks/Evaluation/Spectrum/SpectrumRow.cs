using EcgNotebooks.Datasets;

namespace EcgNotebooks.Evaluation.Spectrum;

/// <summary>A recording that the recipe discards, with the network's probability of an inferior infarction where it was scored.</summary>
/// <param name="EcgId">Id of the recording.</param>
/// <param name="PatientId">Id of the patient.</param>
/// <param name="StratFold">PTB-XL's fold.</param>
/// <param name="Use">Whether it was scored, or why not.</param>
/// <param name="Probability">The probability; null where the recording wasn't scored.</param>
/// <param name="Statements">The recording's statements.</param>
/// <param name="Stadium">The stadium of the first infarction; null where there is none.</param>
internal sealed record SpectrumRow(
    int EcgId,
    int PatientId,
    int StratFold,
    SpectrumUse Use,
    double? Probability,
    IReadOnlyList<SpectrumStatement> Statements,
    string? Stadium
)
{
    /// <summary>Creates the row of a recording that isn't scored yet.</summary>
    /// <param name="row">The recording's row of the table.</param>
    /// <param name="use">Whether it is to be scored.</param>
    /// <param name="superclassOf">The diagnostic superclass of each diagnostic statement.</param>
    public static SpectrumRow Of(PtbXlRow row, SpectrumUse use, IReadOnlyDictionary<string, string> superclassOf) =>
        new(
            row.EcgId,
            row.PatientId,
            row.StratFold,
            use,
            null,
            [
                .. row.ScpCodes.Statements.Select(statement => new SpectrumStatement(
                    statement.Code,
                    statement.Likelihood,
                    superclassOf.GetValueOrDefault(statement.Code)
                )),
            ],
            row.InfarctionStadium1
        );
}

/// <summary>A statement with its diagnostic superclass.</summary>
/// <param name="Code">The statement's code.</param>
/// <param name="Likelihood">Likelihood in percent; 0 where it is unknown.</param>
/// <param name="Superclass">The diagnostic superclass; null for a statement about form or rhythm.</param>
internal readonly record struct SpectrumStatement(string Code, double Likelihood, string? Superclass);
