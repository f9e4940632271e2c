using EcgNotebooks.Datasets;

namespace EcgNotebooks.Tests.Datasets;

/// <summary>Creates table rows for tests.</summary>
internal static class TableRows
{
    public static PtbXlRow Of(int id, params string[] codes) => Of(id, id, codes);

    public static PtbXlRow Of(int id, int patient, string[] codes) =>
        new()
        {
            EcgId = id,
            PatientId = patient,
            ScpCodes = new ScpCodes([.. codes.Select(code => new ScpStatement(code, 100))]),
            StratFold = 1 + id % 10,
            FilenameLr = $"records100/{id:00000}_lr",
            FilenameHr = $"records500/{id:00000}_hr",
        };
}
