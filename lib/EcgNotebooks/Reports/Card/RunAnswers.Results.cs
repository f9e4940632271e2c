namespace EcgNotebooks.Reports.Card;

internal sealed partial class RunAnswers
{
    private const double RowsOfClass = 100;

    /// <summary>Discrimination and decisions on the test rows, with intervals.</summary>
    public Answer Performance =>
        Answer
            .Of(
                $"On {Evidence["/rows"]} test rows of {Evidence["/patients"]} patients, prevalence {Evidence["/prevalence"]}, with {Level} intervals from {Evidence["/bootstrap/resamples"]} resamples of the patients: ROC AUC {Estimate("/scores/roc_auc")}, average precision {Estimate("/scores/average_precision")}."
            )
            .And(AtThreshold);

    /// <summary>Calibration of the probabilities.</summary>
    public Answer Calibrated =>
        Answer.Of(
            $"Brier score {Estimate("/scores/brier")}, log loss {Estimate("/scores/log_loss")}, expected calibration error {Evidence["/calibration/as_predicted/expected_calibration_error"]}; figures/reliability.svg shows the curve."
        );

    /// <summary>Temperature scaling.</summary>
    public Answer Updating =>
        Evidence.Value("/calibration/temperature") is null
            ? Answer.Of(
                $"No update: {Evidence["/chosen_on"].As("the validation rows are of one class")}, so no temperature can be fitted."
            )
            : Answer.Of(
                $"The model isn't changed. A temperature of {Evidence["/calibration/temperature"]}{AtBound}, fitted on the {Evidence["/chosen_on"]} rows, would give a Brier score of {Evidence["/calibration/at_temperature/brier"]} in place of {Evidence["/calibration/as_predicted/brier"]} and an expected calibration error of {Evidence["/calibration/at_temperature/expected_calibration_error"]} in place of {Evidence["/calibration/as_predicted/expected_calibration_error"]}."
            );

    /// <summary>Which measures are reported, and how their uncertainty is computed.</summary>
    public Answer Measures =>
        Answer.Of(
            $"Discrimination (ROC AUC, average precision), decisions at 0.5 and at the threshold from the {Evidence["/chosen_on"]} rows (accuracy, balanced accuracy, sensitivity, specificity, precision, F1) and calibration (Brier score, log loss, expected calibration error), each beside the majority class ({Evidence["/majority_accuracy"]}). {Intervals}"
        );

    /// <summary>How intervals are computed.</summary>
    public Answer Uncertainty =>
        Answer.Of(
            $"{Intervals} The ROC AUC also has an interval that allows for several rows per patient (Obuchowski 1997): {Evidence["/roc_auc_of_patients/lower"]} to {Evidence["/roc_auc_of_patients/upper"]}."
        );

    /// <summary>The network beside the baseline without an ECG.</summary>
    public Answer AgainstBaseline =>
        Answer.Of(
            $"A logistic regression on {Baseline["/baseline"]}, without any ECG, fitted to the same training rows, has a ROC AUC of {Baseline["/compared/roc_aucs_of_patients/second/value"]}; the network's minus this is {BaselineDifference}, {BaselineVerdict}. The majority class is right in {Baseline["/majority_accuracy"]} of the test rows."
        );

    /// <summary>Statistical tests.</summary>
    public Answer Tests =>
        Answer.Of(
            $"The ROC AUCs of network and baseline are compared on the same rows with DeLong's test extended to several rows per patient (p {Baseline["/compared/roc_aucs_of_patients/p"]}), their decisions with McNemar's exact test (p {Baseline["/compared/at_chosen_thresholds/mcnemar/exact_p"]}), which assumes independent rows, and whether the score adds to age and sex with a likelihood ratio test (p {Baseline["/likelihood_ratio/p"]}), which does, too."
        );

    /// <summary>Net benefit and predictive values.</summary>
    public Answer Useful =>
        Answer.Of(
            $"For people of whom {Usefulness.Percent("/prevalence")} have an inferior infarction: positive predictive value {Usefulness["/positive_predictive_value"]}, negative predictive value {Usefulness["/negative_predictive_value"]}; the net benefit by threshold probability stands under {Usefulness["/threshold"].As("net_benefit")}."
        );

    /// <summary>The size of the test part beside what would be needed.</summary>
    public Answer TestSize =>
        Answer
            .Of(
                $"The test part has {Predicted.Rows(("part", "test"), ("label", "1"))} rows with an infarction and {Predicted.Rows(("part", "test"), ("label", "0"))} without; the interval of the ROC AUC is {Evidence["/scores/roc_auc/lower"]} to {Evidence["/scores/roc_auc/upper"]}."
            )
            .And(
                Answer.Of(
                    $"At a prevalence of {Usefulness.Percent("/prevalence")}, {RowsFor("sensitivity")} rows are needed for a sensitivity within 5 percentage points, {RowsFor("specificity")} for the specificity and {RowsFor("calibration")} for observed by expected infarctions within 10 % (Riley and others 2021)."
                )
            );

    /// <summary>The size of the training part beside the model's.</summary>
    public Answer TrainingSize =>
        Answer.Of(
            $"{Predicted.Rows(("part", "train"))} training rows of {Predicted.Different("patient_id", ("part", "train"))} patients, {Predicted.Rows(("part", "train"), ("label", "1"))} of them labelled as inferior infarction, for {WeightCount} numbers in the weights. No sample size was computed for the development."
        );

    /// <summary>Fewest test rows of a class that PROBAST's first version asked for.</summary>
    public bool HasEnoughTestRows =>
        Enum.GetValues<Diagnosis>()
            .All(label => files.Predictions.Count(row => row.Part == Part.Test && row.Label == label) >= RowsOfClass);

    /// <summary>Results by group of recordings.</summary>
    public Answer ByGroup
    {
        get
        {
            string[] variables = [.. Groups.Names("").Where(name => Groups.Names($"/{name}/groups").Count > 0)];
            return variables.Length == 0 ? Answer.Of($"{Groups["/threshold"]}") : Together(variables.Select(Variable));
        }
    }

    /// <summary>Largest gaps between groups.</summary>
    public Answer Gaps
    {
        get
        {
            string[] tested = [.. Groups.Names("").Where(name => Groups.Names($"/{name}/largest_gap").Count > 0)];
            return tested.Length > 0
                ? Together(tested.Select(Gap))
                : Answer.Of(
                    $"At the threshold {Groups["/threshold"]}, no two groups have at least {Groups["/fewest_rows"]} rows with enough of both classes, so no gap is tested."
                );
        }
    }

    /// <summary>Interprets the results by rules, from the numbers alone.</summary>
    public Answer Interpretation =>
        Answer
            .Of(
                $"The ROC AUC is {Estimate("/scores/roc_auc")}, which {Against("/scores/roc_auc/lower", "/scores/roc_auc/upper", 0.5, "is above chance", "is below chance", "isn't distinguished from chance")}; the accuracy {Estimate("/at_chosen_threshold/accuracy")} beside {Evidence["/majority_accuracy"]} for the majority class."
            )
            .And(AgainstBaseline);

    private Fact AtBound =>
        Evidence["/calibration/temperature_at_bound"].Text == "true"
            ? Evidence["/calibration/temperature_at_bound"].As(" (the end of its range)")
            : Fact.Words("");

    private Answer AtThreshold =>
        Answer.Of(
            $"At the threshold {Evidence["/at_chosen_threshold/threshold"]} from the {Evidence["/chosen_on"]} rows: accuracy {Estimate("/at_chosen_threshold/accuracy")} (majority class {Evidence["/majority_accuracy"]}), sensitivity {Estimate("/at_chosen_threshold/sensitivity")}, specificity {Estimate("/at_chosen_threshold/specificity")}."
        );

    private Fact Intervals =>
        Evidence["/bootstrap/unit"]
            .As(
                "Intervals come from a bootstrap that resamples patients, so that several recordings of one patient stay together."
            );

    private Fact Level => Evidence.Percent("/bootstrap/level");

    private Fact BaselineVerdict =>
        Verdict(
            Baseline,
            "/compared/scores/roc_auc/lower",
            "/compared/scores/roc_auc/upper",
            0,
            "so the network is better than age and sex",
            "so the network is worse than age and sex",
            "which doesn't show a difference"
        );

    private EstimateFact BaselineDifference => Interval(Baseline, "/compared/scores/roc_auc");

    private EstimateFact Estimate(string pointer) => Interval(Evidence, pointer);

    private Fact Against(string lower, string upper, double value, string above, string below, string neither) =>
        Verdict(Evidence, lower, upper, value, above, below, neither);

    // A sensitivity of 0 or 1 has no width, from which no number of rows follows.
    private Fact RowsFor(string what) =>
        Usefulness.Value($"/rows_for_{what}") == 0
            ? Fact.None(
                $"The {what} on the test rows is 0 or 1, from which no needed number of rows follows; more test rows would answer."
            )
            : Usefulness.Rounded($"/rows_for_{what}");

    private Answer Variable(string name)
    {
        var groups = Groups.Names($"/{name}/groups");
        var results = groups.Select(
            (group, i) => Group($"/{name}/groups/{JsonFacts.Escaped(group)}", group, i < groups.Count - 1 ? ";" : ".")
        );
        return Answer
            .Of($"By {Fact.Words(Words(name))} ({Groups[$"/{name}/unknown"]} rows unknown):")
            .And(Together(results));
    }

    private Answer Group(string at, string name, string end) =>
        Groups.Value($"{at}/roc_auc/value") is null
            ? Answer.Of($"{Fact.Words(name)}, {Groups[$"{at}/rows"]} rows, too few{Fact.Words(end)}")
            : Answer.Of(
                $"{Fact.Words(name)}, {Groups[$"{at}/rows"]} rows, ROC AUC {Interval(Groups, $"{at}/roc_auc")}{Fact.Words(end)}"
            );

    private Answer Gap(string name) =>
        Answer.Of(
            $"By {Fact.Words(Words(name))}, the largest difference of the ROC AUC is {Groups[$"/{name}/largest_gap/difference"]} ({Groups[$"/{name}/largest_gap/best"]} against {Groups[$"/{name}/largest_gap/worst"]}), p {Groups[$"/{name}/largest_gap/p_corrected"]} after correction for the number of variables."
        );

    private static string Words(string name) => name.Replace('_', ' ');

    private static EstimateFact Interval(JsonFacts file, string pointer) =>
        new(
            file[file.Names(pointer).Contains("value") ? $"{pointer}/value" : pointer],
            Limit(file, $"{pointer}/lower"),
            Limit(file, $"{pointer}/upper")
        );

    private static Fact Limit(JsonFacts file, string pointer) =>
        file.Value(pointer) is null ? Fact.Words("undefined") : file[pointer];

    private static Fact Verdict(
        JsonFacts file,
        string lower,
        string upper,
        double value,
        string above,
        string below,
        string neither
    ) =>
        file[lower]
            .As(
                file.Value(lower) > value ? above
                : file.Value(upper) < value ? below
                : neither
            );
}
