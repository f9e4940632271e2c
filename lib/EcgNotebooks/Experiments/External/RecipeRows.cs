using EcgNotebooks.Datasets;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Experiments.External;

/// <summary>A row that a recipe trains, validates or tests on, with the recording that it stands for.</summary>
internal readonly record struct RecipeRow(Part Part, PtbXlRow Recording, Diagnosis Label);

/// <summary>The rows of a recipe's split, which a file of predictions is held against.</summary>
internal static class RecipeRows
{
    /// <summary>The rows part by part, in the order of the split, as a run of the recipe predicts them.</summary>
    /// <remarks>Of a split by folds the training rows stand without what balancing adds: nothing is judged on them.</remarks>
    /// <exception cref="EcgException">The recipe can't be followed on the table.</exception>
    public static IReadOnlyList<RecipeRow> Of(LabelledRecordings recordings, Recipe recipe) =>
        recipe.SplitRule == SplitRule.Folds ? ByFolds(recordings) : ByRows(Preparation.Of(recordings.Table, recipe));

    private static RecipeRow[] ByFolds(LabelledRecordings recordings)
    {
        var folds = recordings.Folds;
        return
        [
            .. recordings.Labelled.Select(row => new RecipeRow(folds.PartOf(row.Row.StratFold), row.Row, row.Label)),
        ];
    }

    private static RecipeRow[] ByRows(GuardedSplit guarded) =>
        [
            .. Enum.GetValues<Part>()
                .SelectMany(part => guarded.Split[part].Select(i => (Part: part, Row: guarded.Table.Rows[i])))
                .Select(row => new RecipeRow(row.Part, guarded.Table.Source(row.Row), row.Row.Label)),
        ];
}
