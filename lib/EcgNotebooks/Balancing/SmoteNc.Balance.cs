using EcgNotebooks.Labels;

namespace EcgNotebooks.Balancing;

public sealed partial class SmoteNc
{
    /// <summary>Balances recordings as published: SMOTE-NC on ecg_id as a continuous and filename_hr as a categorical column.</summary>
    /// <remarks>
    /// This reproduces two flaws of the published recipe. An interpolated ecg_id has no meaning, so a synthetic row is only a copy of
    /// the recording whose file name it carries. And because balancing precedes the split, copies of one recording end up in several
    /// parts.
    /// </remarks>
    /// <exception cref="EcgException">There is only one class, or a class has too few rows for the number of neighbours.</exception>
    public BalancedTable Balance(LabelledTable labelled)
    {
        ArgumentNullException.ThrowIfNull(labelled);
        var rows = labelled.Rows;
        var files = CategoryColumn.Of([.. rows.Select(row => row.Row.FilenameHr)]);
        var table = new MixedTable(
            [
                [.. rows.Select(row => (double)row.Row.EcgId)],
            ],
            [files]
        );
        var result = Resample(table, [.. rows.Select(row => row.Label.Code())]);
        var ids = result.Table.Continuous[0];
        var names = (CategoryColumn<string>)result.Table.Categorical[0];
        var balanced = new BalancedRow[ids.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            _ = DiagnosisCode.TryParse(result.Labels[i], out var label);
            balanced[i] = new BalancedRow(ids[i], names[i], label, Synthetic: i >= rows.Count);
        }

        return new BalancedTable(balanced, rows.Select(row => row.Row), [.. Enumerable.Range(0, rows.Count)]);
    }
}
