using EcgNotebooks.Datasets;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Experiments.External;

/// <summary>A row of a recipe's split, with its recording.</summary>
internal readonly record struct RecipeRow(Part Part, PtbXlRow Recording, Diagnosis Label);

/// <summary>Determines the rows of a recipe's split, with which a file of predictions is compared.</summary>
internal static class RecipeRows
{
    /// <summary>Returns the rows part by part, in the order of the split, as a run of the recipe predicts them.</summary>
    /// <remarks>
    /// For a split by folds, rows that balancing adds to train are left out, because train isn't evaluated.
    /// </remarks>
    /// <exception cref="EcgException">The recipe's split can't be made for the table.</exception>
    public static IReadOnlyList<RecipeRow> Of(LabelledRecordings recordings, Recipe recipe)
    {
        ThrowIfOfBeats(recipe);
        return recipe.SplitRule == SplitRule.Folds
            ? ByFolds(recordings)
            : ByRows(Preparation.Of(recordings.Table, recipe));
    }

    /// <summary>Returns the rows of a run's own split.</summary>
    /// <exception cref="EcgException">The run splits single beats.</exception>
    public static IReadOnlyList<RecipeRow> Of(ProcessedRun run)
    {
        ThrowIfOfBeats(run.Manifest.Recipe);
        return ByRows(run.CheckedSplit);
    }

    private static void ThrowIfOfBeats(Recipe recipe)
    {
        if (recipe.Signal.Beats is not null)
        {
            throw new EcgException(
                $"The recipe {recipe.Name} splits single beats, but predictions from elsewhere are of whole recordings.",
                $"Use a recipe of whole recordings, such as {Recipe.LeakFree.Name}."
            );
        }
    }

    private static RecipeRow[] ByFolds(LabelledRecordings recordings)
    {
        var folds = recordings.Folds;
        return
        [
            .. recordings.Labelled.Select(row => new RecipeRow(folds.PartOf(row.Row.StratFold), row.Row, row.Label)),
        ];
    }

    private static RecipeRow[] ByRows(CheckedSplit checkedSplit) =>
        [
            .. Enum.GetValues<Part>()
                .SelectMany(part => checkedSplit.Split[part].Select(i => (Part: part, Row: checkedSplit.Table.Rows[i])))
                .Select(row => new RecipeRow(row.Part, checkedSplit.Table.Source(row.Row), row.Row.Label)),
        ];
}
