using EcgNotebooks.Balancing;
using EcgNotebooks.Labels;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Exercises;

/// <summary>Makes a split by folds in which some patients have recordings in the training and in the test part.</summary>
internal static class MovedRecordings
{
    /// <summary>Moves the last recording of every second training patient with several recordings to the test part.</summary>
    public static (BalancedTable Rows, Split Split) Of(LabelledTable labelled)
    {
        var rows = labelled.Rows;
        var table = new BalancedTable(
            [.. rows.Select(row => new BalancedRow(row.Row.EcgId, row.Row.FilenameHr, row.Label, Synthetic: false))],
            rows.Select(row => row.Row)
        );
        var split = FoldSplit.Of(table).Split(table);
        var moved = split
            .Train.GroupBy(i => rows[i].Row.PatientId)
            .Where(patient => patient.Select(i => rows[i].Row.EcgId).Distinct().Count() > 1)
            .Where((_, index) => index % 2 == 0)
            .Select(patient => patient.Last())
            .ToHashSet();
        return (
            table,
            new([.. split.Train.Where(i => !moved.Contains(i))], split.Validation, [.. split.Test, .. moved])
        );
    }
}
