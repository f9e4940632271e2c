using EcgNotebooks.Labels;

namespace EcgNotebooks.Balancing;

public sealed partial class SmoteNc
{
    /// <summary>Balances recordings as published: on the columns ecg_id, a number, and filename_hr, a category.</summary>
    /// <remarks>
    /// Two flaws as published: an ecg_id between two others means nothing, so that a new row is a copy of the recording whose file
    /// name it carries; and balancing before the split puts copies of one recording into several parts.
    /// </remarks>
    /// <exception cref="EcgException">One class only, or a class too small for its neighbours.</exception>
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
