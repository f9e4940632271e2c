namespace EcgNotebooks.Evaluation.Subgroups;

/// <summary>The difference of the ROC AUC between two groups of patients.</summary>
/// <param name="Best">The group with the higher ROC AUC.</param>
/// <param name="Worst">The group with the lower ROC AUC.</param>
/// <param name="Difference">Higher minus lower ROC AUC.</param>
/// <param name="InStandardErrors">The difference divided by its standard error.</param>
internal readonly record struct RocAucGap(string Best, string Worst, double Difference, double InStandardErrors);
