using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Files;

namespace EcgNotebooks.Evaluation.Subgroups;

/// <summary>The results of a classifier in groups of recordings: is it the same for women and for the old, and how does it depend on the label's certainty?</summary>
/// <param name="Threshold">The threshold of the decisions, chosen on validation.</param>
/// <param name="Level">The level of the intervals.</param>
/// <param name="Variables">The groups of each variable.</param>
internal sealed record SubgroupEvidence(double Threshold, double Level, IReadOnlyList<SubgroupTable> Variables)
{
    private const int Permutations = 999;

    /// <summary>Reports the results of the test rows by group.</summary>
    /// <param name="predictions">The classifier's predictions; the threshold is chosen on their validation rows.</param>
    /// <param name="rowOf">Returns the row of the table for an ecg_id.</param>
    /// <param name="bootstrap">Gives the level of the intervals and the seed of the permutations.</param>
    /// <exception cref="EcgException">A part has no rows, or no threshold can be chosen.</exception>
    public static SubgroupEvidence Of(Predictions predictions, Func<int, PtbXlRow> rowOf, BootstrapOptions bootstrap)
    {
        var options = new EvidenceOptions();
        var threshold = CriterionSearch.Choose(options, predictions, options.ThresholdFrom);
        var test = Evaluator.Rows(predictions, options.ReportOn);
        SubgroupTable[] tables =
        [
            .. SubgroupVariable.All.Select(variable => Table(variable, test, rowOf, threshold, bootstrap)),
        ];
        SubgroupTable[] tested = [.. tables.Where(table => table.Gap is not null)];
        var corrected = LargestGap.Holm([.. tested.Select(table => table.Gap!.P)]);
        return new(
            threshold,
            bootstrap.Level,
            [
                .. tables.Select(table =>
                    Array.IndexOf(tested, table) is >= 0 and var i ? table with { CorrectedP = corrected[i] } : table
                ),
            ]
        );
    }

    /// <summary>Returns the results as JSON; an undefined measure is null, and "reasons" gives the reason by the measure's path.</summary>
    public string ToJson() => SubgroupJson.Write(this);

    /// <summary>Writes the results as JSON to a file.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Save(string path) => AtomicFile.WriteText(path, ToJson());

    private static SubgroupTable Table(
        SubgroupVariable variable,
        Predictions test,
        Func<int, PtbXlRow> rowOf,
        double threshold,
        BootstrapOptions bootstrap
    )
    {
        (Prediction Row, string Group)[] known =
        [
            .. test.Select(row => (Row: row, Group: variable.GroupOf(rowOf(row.EcgId))))
                .Where(row => row.Group is not null)
                .Select(row => (row.Row, row.Group!)),
        ];
        return new(
            variable.Name,
            test.Count - known.Length,
            [
                .. known
                    .GroupBy(row => row.Group, row => row.Row)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => SubgroupResult.Of(group.Key, new Predictions(group), threshold, bootstrap.Level)),
            ],
            variable.IsOfPatients ? LargestGap.Of(known, Permutations, bootstrap.Seed) : null
        );
    }
}

/// <summary>The groups of one variable.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="Unknown">Number of rows whose group is unknown.</param>
/// <param name="Groups">The results of each group.</param>
/// <param name="Gap">The largest gap between groups; null if it isn't tested.</param>
internal sealed record SubgroupTable(string Name, int Unknown, IReadOnlyList<SubgroupResult> Groups, LargestGap? Gap)
{
    /// <summary>The p-value of the gap, corrected by Holm's method for the number of variables tested; null if it isn't tested.</summary>
    public double? CorrectedP { get; init; }
}
