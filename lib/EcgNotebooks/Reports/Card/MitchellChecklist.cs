namespace EcgNotebooks.Reports.Card;

/// <summary>The sections of a model card.</summary>
internal static class MitchellChecklist
{
    private const string Citation =
        "M. Mitchell and others, Model cards for model reporting, FAT* 2019, https://doi.org/10.1145/3287560.3287596. The sections are those of the paper, the wording is this project's.";

    /// <summary>Fills the card.</summary>
    public static Checklist Of(RunAnswers run) =>
        new(
            "Model card",
            Citation,
            "items",
            [
                new(
                    "Model details",
                    "Model",
                    "Kind and version of the model",
                    run.ModelType.And(run.Training).And(run.ModelFile)
                ),
                new(
                    "Model details",
                    "Makers",
                    "Who made it, licence, where to ask",
                    RunAnswers.Author("Makers, licence and an address are open.")
                ),
                new("Intended use", "Uses", "What and whom it is for", RunAnswers.IntendedUse),
                new("Intended use", "Out of scope", "What it isn't for", RunAnswers.OutOfScope),
                new("Factors", "Factors", "Groups, instruments and settings that matter", run.Setting.And(run.ByGroup)),
                new("Metrics", "Measures", "Measures and how their uncertainty is computed", run.Measures),
                new("Metrics", "Threshold", "Decision thresholds", run.Output.And(run.ThresholdSource)),
                new(
                    "Evaluation data",
                    "Evaluation data",
                    "Data, why these, preparation",
                    run.Source.And(run.TrainingAgainstTest).And(run.Preprocessing)
                ),
                new(
                    "Training data",
                    "Training data",
                    "Data and their composition",
                    run.Partition.And(run.Characteristics).And(run.Imbalance)
                ),
                new("Quantitative analyses", "Overall", "Results overall", run.Performance.And(run.Calibrated)),
                new("Quantitative analyses", "By group", "Results by single factors", run.ByGroup.And(run.Gaps)),
                new(
                    "Quantitative analyses",
                    "Intersections",
                    "Results by several factors together",
                    Answer.Open("Results by combinations of factors aren't computed by any command.")
                ),
                new("Quantitative analyses", "Baseline", "Beside age and sex without an ECG", run.AgainstBaseline),
                new("Quantitative analyses", "Usefulness", "Predictive values and net benefit", run.Useful),
                new(
                    "Ethical considerations",
                    "Ethics",
                    "Sensitive data, risks and harms",
                    RunAnswers.Author("Ethical considerations are open.")
                ),
                new("Caveats and recommendations", "Caveats", "What a reader has to know", run.Limitations),
            ]
        );
}
