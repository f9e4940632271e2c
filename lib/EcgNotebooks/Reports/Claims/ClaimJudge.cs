using System.Globalization;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Reports.Claims;

/// <summary>Answers the questions about one claim from the predictions of the published recipe and of the leak-free one.</summary>
/// <param name="claim">The claim.</param>
/// <param name="published">The runs of the published recipe.</param>
/// <param name="honest">The runs of the leak-free recipe.</param>
internal sealed class ClaimJudge(PublishedClaim claim, ClaimScores published, ClaimScores honest)
{
    private string AtThreshold =>
        string.Create(CultureInfo.InvariantCulture, $"at the threshold {claim.Threshold:0.####}");

    /// <summary>Returns all answers.</summary>
    public ClaimReport Judge() =>
        new(
            claim,
            [
                claim.Accuracy is { } accuracy ? Reproduced(accuracy) : ReproducedThreshold(),
                AboveMajority(published, "Is it above the majority class?"),
                AboveBaseline(published, "Is it above age and sex, without any ECG?"),
                WithoutLeaks(),
            ]
        );

    private ClaimAnswer Reproduced(double stated)
    {
        var mean = published.Mean(MeasureKind.Accuracy);
        var (verdict, relation) =
            mean.Lower is not { } lower || mean.Upper is not { } upper ? (Verdict.Open, "can't be compared with")
            : claim.IsHeldBy(lower, upper) ? (Verdict.Yes, "holds")
            : (Verdict.No, "doesn't hold");
        return new(
            "Is it reproduced?",
            verdict,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The published recipe has an accuracy of {mean.Text()} {AtThreshold}; the interval {relation} the stated {stated:0.0##}, which is rounded."
            ),
            [mean]
        );
    }

    private ClaimAnswer ReproducedThreshold()
    {
        var thresholds = published.ChosenThresholds;
        var number = new SourcedNumber(
            "threshold chosen on the test rows, published",
            thresholds.Average(),
            null,
            null,
            thresholds.Min(),
            thresholds.Max(),
            published.Files
        );
        var within = thresholds.Min() <= claim.Threshold && claim.Threshold <= thresholds.Max();
        return new(
            "Is it reproduced?",
            within ? Verdict.Yes : Verdict.No,
            $"The published search chooses thresholds from {number.SeedsText()}, depending on the seed; the stated one is {(within ? "among" : "outside")} them.",
            [number, published.Mean(MeasureKind.Accuracy)]
        );
    }

    private ClaimAnswer AboveMajority(ClaimScores scores, string question)
    {
        var difference = scores.MinusMajority();
        return new(
            question,
            difference.AboveZero(),
            $"The accuracy {AtThreshold} minus that of always answering with the more frequent class is {difference.Text()}.",
            [difference]
        );
    }

    private ClaimAnswer AboveBaseline(ClaimScores scores, string question)
    {
        if (scores.MinusBaseline(MeasureKind.Accuracy) is not { } accuracy)
        {
            return new(
                question,
                Verdict.Open,
                "The training rows have only one label, so no baseline can be fitted.",
                []
            );
        }

        var auc = scores.MinusBaseline(MeasureKind.RocAuc)!;
        return new(
            question,
            accuracy.AboveZero(),
            $"The accuracy {AtThreshold} minus that of a logistic regression on age and sex is {accuracy.Text()}; the difference in ROC AUC is {auc.Text()}.",
            [accuracy, auc]
        );
    }

    private ClaimAnswer WithoutLeaks()
    {
        var (accuracy, balanced, auc) = (
            honest.Mean(MeasureKind.Accuracy),
            honest.Mean(MeasureKind.BalancedAccuracy),
            honest.Mean(MeasureKind.RocAuc)
        );
        var (majority, baseline) = (AboveMajority(honest, ""), AboveBaseline(honest, ""));
        return new(
            "What remains without the leaks?",
            Worst(majority.Verdict, baseline.Verdict),
            $"The leak-free recipe has an accuracy of {accuracy.Text()} {AtThreshold} and a ROC AUC of {auc.Text()}. "
                + $"Above the majority class: {Word(majority.Verdict)}. Above age and sex: {Word(baseline.Verdict)}.",
            [accuracy, balanced, auc, .. majority.Numbers, .. baseline.Numbers]
        );
    }

    private static Verdict Worst(Verdict one, Verdict other) =>
        one == Verdict.No || other == Verdict.No ? Verdict.No
        : one == Verdict.Open || other == Verdict.Open ? Verdict.Open
        : Verdict.Yes;

    /// <summary>Returns a verdict as it stands in a sentence.</summary>
    public static string Word(Verdict verdict) =>
        verdict switch
        {
            Verdict.Yes => "yes",
            Verdict.No => "no",
            _ => "not shown",
        };
}
