using System.Globalization;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Subgroups;

/// <summary>Turns results by group into rows of a table, and the gap between groups into a sentence.</summary>
internal static class SubgroupRows
{
    /// <summary>The column headings.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    ["variable", "group", "rows", "IMI", "ROC AUC", "sensitivity", "specificity", "probability minus prevalence"];

    /// <summary>Returns one row per group.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Of(SubgroupTable variable) =>
        variable.Groups.Select(group =>
            (IReadOnlyList<object?>)
                [
                    variable.Name,
                    group.Group,
                    group.Rows,
                    group.Positives,
                    Text(group.RocAuc.Auc, group.RocAuc.Interval),
                    Text(group.Sensitivity.Value, group.Sensitivity.Interval),
                    Text(group.Specificity.Value, group.Specificity.Interval),
                    Text(group.Calibration.Value, group.Calibration.Interval),
                ]
        );

    /// <summary>Returns a sentence about the largest gap between the groups of a variable.</summary>
    public static string Sentence(SubgroupTable variable) =>
        variable.Gap is { } gap
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{variable.Name}: the gap of the ROC AUC that is largest beside its standard error is {gap.Difference:F4}, between {gap.Best} and {gap.Worst} (p {EvidenceTable.PValue(new(gap.P))} by permutation over patients, {EvidenceTable.PValue(new(variable.CorrectedP ?? gap.P))} corrected for the number of variables)."
            )
            : "";

    private static string Text(Measure value, Interval interval) =>
        !value.IsDefined ? value.Reason!
        : interval.IsDefined ? $"{value} ({interval})"
        : value.ToString();
}
