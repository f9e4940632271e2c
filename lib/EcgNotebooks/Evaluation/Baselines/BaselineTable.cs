using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Baselines;

/// <summary>Turns the comparison with a baseline into rows of a table.</summary>
internal static class BaselineTable
{
    /// <summary>Returns the column headings.</summary>
    public static IReadOnlyList<string> Columns(this BaselineEvidence evidence) =>
        ["measure", evidence.Compared.First, evidence.Name, "majority", "difference", "interval", "p"];

    /// <summary>Returns one row per measure: its value for the classifier, the baseline and the majority class, and the difference.</summary>
    public static IReadOnlyList<IReadOnlyList<object?>> ToRows(this BaselineEvidence evidence)
    {
        var (compared, combined) = (evidence.Compared, evidence.Combined);
        return
        [
            Accuracy(
                "accuracy at the fixed threshold",
                evidence.ClassifierAtFixed,
                evidence.BaselineAtFixed,
                evidence,
                compared.AtFixed
            ),
            Accuracy(
                "accuracy at the thresholds from validation",
                evidence.Classifier,
                evidence.Baseline,
                evidence,
                compared.AtChosen
            ),
            Balanced(evidence),
            RocAuc("ROC AUC", compared.RocAucsOfPatients),
            RocAuc($"ROC AUC of {combined.First} together", combined.RocAucsOfPatients),
            [
                $"likelihood ratio of adding {compared.First}, as if each row were a patient",
                evidence.LikelihoodRatio.ToString(),
                "",
                "",
                "",
                "",
                EvidenceTable.PValue(evidence.LikelihoodRatioP),
            ],
        ];
    }

    private static object?[] Accuracy(
        string name,
        ConfusionMatrix classifier,
        ConfusionMatrix baseline,
        BaselineEvidence evidence,
        PairedDecisions decisions
    ) =>
        [
            name,
            classifier.Accuracy.ToString(),
            baseline.Accuracy.ToString(),
            evidence.MajorityAccuracy.ToString(),
            .. Difference(decisions, MeasureKind.Accuracy),
            EvidenceTable.PValue(new(decisions.McNemar.ExactP)),
        ];

    private static object?[] Balanced(BaselineEvidence evidence) =>
        [
            "balanced accuracy at the thresholds from validation",
            evidence.Classifier.BalancedAccuracy.ToString(),
            evidence.Baseline.BalancedAccuracy.ToString(),
            new Measure(0.5).ToString(),
            .. Difference(evidence.Compared.AtChosen, MeasureKind.BalancedAccuracy),
            "",
        ];

    private static object?[] RocAuc(string name, RocAucComparison aucs) =>
        [
            name,
            aucs.First.Auc.ToString(),
            aucs.Second.Auc.ToString(),
            new Measure(0.5).ToString(),
            aucs.Difference.ToString(),
            aucs.Interval.ToString(),
            EvidenceTable.PValue(aucs.P),
        ];

    private static object?[] Difference(PairedDecisions decisions, MeasureKind kind) =>
        [decisions.Differences[kind].Value.ToString(), decisions.Differences[kind].Interval.ToString()];
}
