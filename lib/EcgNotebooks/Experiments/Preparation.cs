using EcgNotebooks.Balancing;
using EcgNotebooks.Labels;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Experiments;

/// <summary>
/// Runs steps 3 and 5 in the recipe's order: balance and then split (published), or split and then balance train.
/// </summary>
internal static class Preparation
{
    /// <summary>Balances and splits the labelled rows, and checks them for data leakage.</summary>
    /// <exception cref="LeakException">The result has a data leakage that the recipe doesn't name as known.</exception>
    /// <exception cref="EcgException">There are too few rows for balancing or splitting.</exception>
    public static CheckedSplit Of(LabelledTable labelled, Recipe recipe)
    {
        CheckBalancing(recipe);
        var splitsFirst = recipe.BalancesTrainOnly || !recipe.BalancingMethod.AddsRows();
        var (table, split) = splitsFirst ? SplitFirst(labelled, recipe) : BalanceFirst(labelled, recipe);
        return CheckedSplit.Of(table, split, recipe.KnownLeaks);
    }

    private static (BalancedTable Table, Split Split) BalanceFirst(LabelledTable labelled, Recipe recipe)
    {
        var all = Enumerable.Range(0, labelled.Rows.Count * recipe.Signal.InputsPerRecording).ToArray();
        var table = AddBalancingRows(labelled, all, recipe);
        return (table, Split(table, recipe));
    }

    private static (BalancedTable Table, Split Split) SplitFirst(LabelledTable labelled, Recipe recipe)
    {
        var original = new BalancedTable(OriginalRows(labelled, recipe), labelled.Rows.Select(row => row.Row));
        var split = Split(original, recipe);
        var table = AddBalancingRows(labelled, split.Train, recipe);
        var added = Enumerable.Range(original.Rows.Count, table.Rows.Count - original.Rows.Count);
        return (table, new Split([.. split.Train, .. added], split.Validation, split.Test));
    }

    private static Split Split(BalancedTable table, Recipe recipe) =>
        recipe.SplitRule switch
        {
            SplitRule.Rows => table.Split(recipe.Splitting),
            SplitRule.Patients => new PatientSplit(recipe.Splitting).Split(table),
            SplitRule.Folds => FoldSplit.Of(table).Split(table),
            _ => throw new ArgumentOutOfRangeException(
                nameof(recipe),
                recipe.SplitRule,
                "This isn't a rule for splitting."
            ),
        };

    // All rows, followed by those that balancing adds from some of them.
    private static BalancedTable AddBalancingRows(LabelledTable labelled, IReadOnlyList<int> fittedOn, Recipe recipe)
    {
        var original = OriginalRows(labelled, recipe);
        IEnumerable<BalancedRow> added = recipe.BalancingMethod switch
        {
            BalancingMethod.SmoteOnIdentifiers => new SmoteNc(recipe.Balancing)
                .Balance(new LabelledTable([.. fittedOn.Select(i => labelled.Rows[i])]))
                .Rows.Where(row => row.Synthetic),
            BalancingMethod.Oversampling => Oversample([.. fittedOn.Select(i => original[i])], recipe.Balancing.Seed),
            _ => [],
        };
        BalancedRow[] rows = [.. original, .. added];
        return new BalancedTable(
            rows,
            labelled.Rows.Select(row => row.Row),
            recipe.BalancingMethod == BalancingMethod.None ? [] : fittedOn
        );
    }

    private static IEnumerable<BalancedRow> Oversample(BalancedRow[] rows, uint seed) =>
        new Oversampler(seed).Draw(rows).Select(i => rows[i] with { Synthetic = true });

    // A row for each recording or, for networks that see single beats, for each of its beats.
    private static BalancedRow[] OriginalRows(LabelledTable labelled, Recipe recipe) =>
        [.. labelled.Rows.SelectMany(row => Beats(recipe).Select(beat => Row(row) with { Beat = beat }))];

    private static BalancedRow Row(LabelledRow row) =>
        new(row.Row.EcgId, row.Row.FilenameHr, row.Label, Synthetic: false);

    private static IEnumerable<int?> Beats(Recipe recipe) =>
        recipe.Signal.Beats is { } beats ? Enumerable.Range(0, beats.PerRecording).Select(i => (int?)i) : [null];

    // It interpolates between the columns of the table, which know no beats.
    private static void CheckBalancing(Recipe recipe)
    {
        if (recipe.Signal.Beats is not null && recipe.BalancingMethod == BalancingMethod.SmoteOnIdentifiers)
        {
            throw new EcgException(
                $"The recipe {recipe.Name} takes single beats, which {BalancingMethod.SmoteOnIdentifiers.CommandName()} can't balance.",
                $"Use {BalancingMethod.Oversampling.CommandName()} or {BalancingMethod.ClassWeights.CommandName()}."
            );
        }
    }
}
