using EcgNotebooks.Balancing;
using EcgNotebooks.Labels;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Experiments;

/// <summary>Steps 3 and 5 in the order that a recipe asks for: balance and split as published, or split and balance train.</summary>
internal static class Preparation
{
    /// <summary>The rows with their parts.</summary>
    /// <exception cref="LeakException">What comes out leaks in a way that the recipe doesn't know of.</exception>
    /// <exception cref="EcgException">The rows are too few to be balanced or split.</exception>
    public static GuardedSplit Of(LabelledTable labelled, Recipe recipe)
    {
        var splitsFirst = recipe.BalancesTrainOnly || !recipe.BalancingRule.AddsRows();
        var (table, split) = splitsFirst ? SplitFirst(labelled, recipe) : BalanceFirst(labelled, recipe);
        return GuardedSplit.Of(table, split, recipe.KnownLeaks);
    }

    private static (BalancedTable Table, Split Split) BalanceFirst(LabelledTable labelled, Recipe recipe)
    {
        var all = Enumerable.Range(0, labelled.Rows.Count).ToArray();
        var table = WithAdded(labelled, all, recipe);
        return (table, Split(table, recipe));
    }

    private static (BalancedTable Table, Split Split) SplitFirst(LabelledTable labelled, Recipe recipe)
    {
        var plain = new BalancedTable(Plain(labelled), labelled.Rows.Select(row => row.Row));
        var split = Split(plain, recipe);
        var table = WithAdded(labelled, split.Train, recipe);
        var added = Enumerable.Range(plain.Rows.Count, table.Rows.Count - plain.Rows.Count);
        return (table, new Split([.. split.Train, .. added], split.Validation, split.Test));
    }

    private static Split Split(BalancedTable table, Recipe recipe) =>
        recipe.SplitRule switch
        {
            SplitRule.Rows => table.Split(recipe.Splitting),
            SplitRule.Patients => new PatientSplit(recipe.Splitting).Split(table),
            SplitRule.Folds => FoldSplit.Of(table).Split(table),
            _ => throw new ArgumentOutOfRangeException(nameof(recipe), recipe.SplitRule, "Not a rule for splits."),
        };

    // All rows, and behind them what balancing makes of some.
    private static BalancedTable WithAdded(LabelledTable labelled, IReadOnlyList<int> fittedOn, Recipe recipe)
    {
        var some = new LabelledTable([.. fittedOn.Select(i => labelled.Rows[i])]);
        IEnumerable<BalancedRow> added = recipe.BalancingRule switch
        {
            BalancingRule.SmoteOnIdentifiers => new SmoteNc(recipe.Balancing)
                .Balance(some)
                .Rows.Where(row => row.Synthetic),
            BalancingRule.Oversampling => Again(Plain(some), recipe.Balancing.Seed),
            _ => [],
        };
        BalancedRow[] rows = [.. Plain(labelled), .. added];
        return new BalancedTable(
            rows,
            labelled.Rows.Select(row => row.Row),
            recipe.BalancingRule == BalancingRule.None ? [] : fittedOn
        );
    }

    private static IEnumerable<BalancedRow> Again(BalancedRow[] rows, uint seed) =>
        new Oversampler(seed).Draw(rows).Select(i => rows[i] with { Synthetic = true });

    private static BalancedRow[] Plain(LabelledTable labelled) =>
        [
            .. labelled.Rows.Select(row => new BalancedRow(
                row.Row.EcgId,
                row.Row.FilenameHr,
                row.Label,
                Synthetic: false
            )),
        ];
}
