using EcgNotebooks.Datasets;
using EcgNotebooks.Labels;

namespace EcgNotebooks.Experiments;

/// <summary>Determines the recordings that an experiment reads, from the table alone.</summary>
internal static class RequiredRecordings
{
    /// <summary>
    /// Returns the rows that a recipe selects and labels; balancing adds only rows of the same recordings.
    /// </summary>
    /// <exception cref="EcgException">The table has no row of one of the classes.</exception>
    public static IReadOnlyList<PtbXlRow> Of(PtbXlTable table, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(recipe);
        var labelled = recipe.Select(table.Rows).Label(recipe.Labelling);
        return [.. labelled.Rows.Select(row => row.Row).DistinctBy(row => row.EcgId)];
    }
}
