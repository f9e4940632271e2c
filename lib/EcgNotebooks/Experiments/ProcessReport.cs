using EcgNotebooks.Datasets;
using EcgNotebooks.Labels;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Experiments;

/// <summary>What steps 1 to 5 made of a table.</summary>
/// <param name="Selection">Rows on the way to the selection (step 1).</param>
/// <param name="Labelled">Labelled rows by class (step 2).</param>
/// <param name="KeptAsPrinted">Rows by class that step 2 as printed would keep: its flaw.</param>
/// <param name="BalancedRows">Rows after balancing (step 3).</param>
/// <param name="SyntheticRows">Those of them that are synthetic.</param>
/// <param name="Split">Which row is in which part (step 5).</param>
/// <param name="SharedWithTrain">Rows of validation and test whose recording or patient is in train too.</param>
/// <param name="Warnings">A sentence for each leak that the recipe asks for and that is there.</param>
/// <param name="Folds">Which folds went where; null where the split doesn't go by folds.</param>
public sealed record ProcessReport(
    SelectionCounts Selection,
    ClassCounts Labelled,
    ClassCounts KeptAsPrinted,
    int BalancedRows,
    int SyntheticRows,
    Split Split,
    SharedRows SharedWithTrain,
    IReadOnlyList<string> Warnings,
    FoldSplit? Folds
);
