using EcgNotebooks.Datasets;
using EcgNotebooks.Labels;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Experiments;

/// <summary>Report on steps 1 to 5.</summary>
/// <param name="Selection">Row counts of the selection (step 1).</param>
/// <param name="Labelled">Number of labelled rows per class (step 2).</param>
/// <param name="CountedAsPublished">
/// Number of rows per class that step 2 would keep as it is printed, which shows its flaw.
/// </param>
/// <param name="BalancedRows">Number of rows after balancing (step 3).</param>
/// <param name="SyntheticRows">Number of synthetic rows among them.</param>
/// <param name="Split">Rows of each part (step 5).</param>
/// <param name="SharedWithTrain">Number of validation and test rows whose recording or patient is also in train.</param>
/// <param name="Warnings">One sentence per data leakage that is present and that the recipe names as known.</param>
public sealed record ProcessReport(
    SelectionCounts Selection,
    ClassCounts Labelled,
    ClassCounts CountedAsPublished,
    int BalancedRows,
    int SyntheticRows,
    Split Split,
    LeakageCounts SharedWithTrain,
    IReadOnlyList<string> Warnings
)
{
    /// <summary>Number of validation and test rows that each leak affects which was found and which the recipe names as known.</summary>
    internal IReadOnlyDictionary<Leaks, int> FoundLeaks { get; init; } = new Dictionary<Leaks, int>();

    /// <summary>Folds of each part; null if the split isn't by folds.</summary>
    internal FoldSplit? Folds { get; init; }
}
