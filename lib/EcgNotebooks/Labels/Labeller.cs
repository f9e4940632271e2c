using EcgNotebooks.Datasets;
using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Labels;

/// <summary>Step 2: labels each recording with its first SCP statement code, and keeps only the rows labelled NORM or IMI.</summary>
/// <remarks>
/// The published code has a flaw: it compares the last two characters of the statement code with the three letters IMI, so it
/// drops every IMI row. <see cref="LabelRule.AsPublished"/> reproduces it, and <see cref="CountAsPublished"/> counts the remaining rows.
/// </remarks>
/// <example>
/// <code>
/// var table = PtbXlTable.Read(PtbXl.Open().TablePath);
/// var labelled = new Labeller().Label(new Selection().Select(table.Rows).Rows);
/// Console.WriteLine($"{labelled.Rows[0].Row.EcgId}: {labelled.Rows[0].Label}");
/// </code>
/// </example>
public sealed class Labeller(LabellingOptions? options = null)
{
    private readonly LabelRule _rule = options?.Rule ?? LabelRule.FirstStatement;

    /// <summary>Labels the rows of a table and drops those that are neither NORM nor IMI.</summary>
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

        return new LabelledTable(options?.PermutedBy is { } seed ? Permuted(labelled, seed) : labelled);
    }

    // A patient's rows keep one label together, since a network could otherwise recognise the patient. It is that of the first row.
    private static List<LabelledRow> Permuted(List<LabelledRow> rows, uint seed)
    {
        var patients = rows.GroupBy(row => row.Row.PatientId).ToArray();
        var labels = patients.Select(patient => patient.First().Label).ToArray();
        new NumPyRandomState(seed).Shuffle<Diagnosis>(labels);
        var labelOf = patients.Zip(labels).ToDictionary(pair => pair.First.Key, pair => pair.Second);
        return [.. rows.Select(row => row with { Label = labelOf[row.Row.PatientId] })];
    }

    /// <summary>Counts the rows per class that the published code keeps: all NORM rows and no IMI row.</summary>
    public static ClassCounts CountAsPublished(IReadOnlyList<PtbXlRow> rows) =>
        new Labeller(new LabellingOptions { Rule = LabelRule.AsPublished }).Label(rows).Counts;

    private Diagnosis? Label(PtbXlRow row) =>
        options?.InferiorFamily is { } family && row.ScpCodes.First is { } first && family.Contains(first)
            ? Diagnosis.Imi
        : DiagnosisCode.TryParse(row.ScpCodes.First, out var label) && (label == Diagnosis.Norm || KeepsImi(row))
            ? label
        : null;

    private bool KeepsImi(PtbXlRow row) =>
        _rule == LabelRule.FirstStatement || LastTwo(row.ScpCodes.First!) == DiagnosisCode.Imi;

    private static string LastTwo(string code) => code[^Math.Min(2, code.Length)..];
}
