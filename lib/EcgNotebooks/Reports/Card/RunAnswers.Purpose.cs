namespace EcgNotebooks.Reports.Card;

internal sealed partial class RunAnswers
{
    /// <summary>States the intended use.</summary>
    public static Answer IntendedUse =>
        Answer.OfProgram(
            "For research and teaching, not for diagnosis; no target population is claimed.",
            "intended use"
        );

    /// <summary>States the uses that aren't intended.</summary>
    public static Answer OutOfScope =>
        Answer.OfProgram(
            "Any decision about a person: the model is not a medical device and must not be used for diagnosis.",
            "intended use"
        );

    /// <summary>Describes how users interact with the model.</summary>
    public static Answer UserInteraction =>
        Answer
            .OfProgram("A user hands a recording to 'ecg predict'; nothing is entered by hand.", "ecg predict")
            .But("Which expertise the use of the answer takes is open, because no use in care is intended.");

    /// <summary>A title for a report.</summary>
    public Answer Title =>
        Answer.Of(
            $"Development and evaluation of a {Network} that tells an inferior infarction from a normal ECG by {Leads}, with the recipe {Manifest["/Recipe/Name"]}{OnSimulated}."
        );

    private Fact OnSimulated =>
        files.Manifest.Simulated ? Manifest["/Simulated"].As(", on simulated recordings") : Fact.Words("");

    /// <summary>States whether the study develops or evaluates a model, or both.</summary>
    public Answer Objective =>
        Answer.Of(
            $"Development of a diagnostic classifier on {Leaks.Rows(Part.Train)} training rows and its evaluation on {Leaks.Rows(Part.Test)} test rows of the same table, split by {SplitUnit}; there is no external evaluation."
        );

    /// <summary>How the predictors were chosen.</summary>
    public Answer PredictorChoice =>
        Answer.Of($"The recipe names them: the signal of {Leads}. Nothing is selected by its relation to the outcome.");

    /// <summary>No predictor takes a person's judgement.</summary>
    public Answer NoJudgement =>
        Answer.Of($"None: the input is the digital signal of {Leads}, without any measurement by a person.");

    /// <summary>Results by site and device, as far as they were asked for.</summary>
    public Answer BySite =>
        Answer
            .Of(
                $"The model has no terms for sites or devices; results by group are computed at the threshold {Groups["/threshold"]}."
            )
            .And(Gaps);

    /// <summary>Describes the measures for fairness.</summary>
    public Answer Fairness =>
        Answer
            .Of($"No method for fairness is used; {Groups["/threshold"].As("results by group are reported")}.")
            .And(Gaps);

    /// <summary>Whether the baseline without an ECG is reported.</summary>
    public Answer BaselineIsThere =>
        Answer.Of(
            $"Compared with {Baseline["/baseline"].As("age and sex without any ECG")}, by DeLong's and McNemar's tests."
        );

    /// <summary>Whether net benefit is reported.</summary>
    public Answer UsefulnessIsThere =>
        Answer.Of($"Net benefit and predictive values at a prevalence of {Usefulness.Percent("/prevalence")}.");
}
