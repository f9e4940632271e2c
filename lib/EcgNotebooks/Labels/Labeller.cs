using EcgNotebooks.Datasets;

namespace EcgNotebooks.Labels;

/// <summary>Step 2: the label is the first statement code; rows labelled NORM or IMI are kept, all others dropped.</summary>
/// <remarks>
/// A flaw as published: the printed step compares the code's last two characters with the three letters IMI, so no IMI row
/// survives it. <see cref="LabelRule.AsPrinted"/> does that, and <see cref="CountAsPrinted"/> counts what it leaves.
/// </remarks>
public sealed class Labeller(LabellingOptions? options = null)
{
    private readonly LabelRule _rule = options?.Rule ?? LabelRule.FirstStatement;

    /// <summary>Labels the rows of a table; a selection's extension does the same.</summary>
    public LabelledTable Label(IReadOnlyList<PtbXlRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var labelled = new List<LabelledRow>(rows.Count);
        foreach (var row in rows)
        {
            if (Label(row) is { } label)
            {
                labelled.Add(new LabelledRow(row, label));
            }
        }

        return new LabelledTable(labelled);
    }

    /// <summary>How many rows per class the printed rule keeps: all NORM rows and no IMI row.</summary>
    public static ClassCounts CountAsPrinted(IReadOnlyList<PtbXlRow> rows) =>
        new Labeller(new LabellingOptions { Rule = LabelRule.AsPrinted }).Label(rows).Counts;

    private Diagnosis? Label(PtbXlRow row) =>
        DiagnosisCode.TryParse(row.ScpCodes.First, out var label) && (label == Diagnosis.Norm || KeepsImi(row))
            ? label
            : null;

    private bool KeepsImi(PtbXlRow row) =>
        _rule == LabelRule.FirstStatement || LastTwo(row.ScpCodes.First!) == DiagnosisCode.Imi;

    private static string LastTwo(string code) => code[^Math.Min(2, code.Length)..];
}
