using EcgNotebooks.Datasets;
using EcgNotebooks.Labels;

namespace EcgNotebooks.Experiments;

/// <summary>The recordings that an experiment reads, told from the table alone.</summary>
internal static class RequiredRecordings
{
    /// <summary>The rows that a recipe selects and labels; balancing adds only rows whose files are among theirs.</summary>
    /// <exception cref="EcgException">The table has no clean row of one of the classes.</exception>
    public static IReadOnlyList<PtbXlRow> Of(PtbXlTable table, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(recipe);
        var labelled = new Selection(recipe.Selection).Select(table.Rows).Label(recipe.Labelling);
        return [.. labelled.Rows.Select(row => row.Row).DistinctBy(row => row.EcgId)];
    }
}
