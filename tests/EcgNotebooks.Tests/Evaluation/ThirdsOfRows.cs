using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;

namespace EcgNotebooks.Tests.Evaluation;

/// <summary>Predictions for made-up rows of the table, of which a third each is in training, validation and test.</summary>
internal static class ThirdsOfRows
{
    public static bool IsImi(PtbXlRow row) => row.ScpCodes.First == "IMI";

    public static Predictions Predictions(Dictionary<int, PtbXlRow> rows, Func<PtbXlRow, double> score) =>
        new(
            rows.Values.Select(row => new Prediction(
                row.EcgId,
                row.PatientId,
                row.StratFold,
                row.EcgId % 3 == 0 ? Part.Test
                    : row.EcgId % 3 == 1 ? Part.Validation
                    : Part.Train,
                IsImi(row) ? Diagnosis.Imi : Diagnosis.Norm,
                score(row)
            ))
        );
}
