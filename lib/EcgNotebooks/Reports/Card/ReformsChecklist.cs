namespace EcgNotebooks.Reports.Card;

/// <summary>REFORMS: reporting of science that rests on machine learning, 8 modules with 32 items.</summary>
internal static class ReformsChecklist
{
    private const string Citation =
        "S. Kapoor and others, REFORMS: consensus-based recommendations for machine-learning-based science, Science Advances 10 (2024) eadk3452, https://doi.org/10.1126/sciadv.adk3452. The numbers are those of its Table 1, the wording is this project's.";

    /// <summary>Fills the checklist.</summary>
    public static Checklist Of(RunAnswers run) =>
        new(
            "REFORMS",
            Citation,
            "items",
            [
                .. Goals(run),
                .. Reproducibility(run),
                .. DataQuality(run),
                .. Preprocessing(run),
                .. Modeling(run),
                .. Leakage(run),
                .. Metrics(run),
                .. Generalizability(run),
            ]
        );

    private static CardItem[] Goals(RunAnswers run) =>
        Section(
            "1 Study goals",
            (
                "1a",
                "Population that the claim is about",
                run.Eligibility.But("The author says which wider population a claim is about; the run supports none.")
            ),
            ("1b", "Why this population", RunAnswers.Author("The reason is open.")),
            ("1c", "Why machine learning", RunAnswers.Author("The reason is open."))
        );

    private static CardItem[] Reproducibility(RunAnswers run) =>
        Section(
            "2 Computational reproducibility",
            ("2a", "The dataset, identified", run.DataAvailability),
            ("2b", "The code, identified by version", run.Code),
            (
                "2c",
                "Computers that were used",
                Answer.Open("The run's files don't record processor and memory; who ran it answers.")
            ),
            ("2d", "Instructions for making the results again", run.Reproduction),
            ("2e", "A script that makes all results", run.Reproduction)
        );

    private static CardItem[] DataQuality(RunAnswers run) =>
        Section(
            "3 Data quality",
            ("3a", "Sources, dates and annotation of the data", run.Source.And(run.Dates).And(run.Assessors)),
            ("3b", "Set that the data are sampled from", run.Source.And(run.Eligibility)),
            ("3c", "Why the data suit the task", RunAnswers.Author("The reason is open.")),
            ("3d", "Outcome and its description by class", run.Outcome.And(run.Characteristics)),
            ("3e", "Sample size and frequency of the outcome", run.Flow),
            ("3f", "Share of missing data by class", run.MissingByClass),
            ("3g", "Whether the sampled set stands for the population", run.Representative)
        );

    private static CardItem[] Preprocessing(RunAnswers run) =>
        Section(
            "4 Data preprocessing",
            ("4a", "Excluded samples, and why", run.Eligibility),
            ("4b", "Impossible or damaged samples", run.Preprocessing),
            ("4c", "Every transformation from raw data to input", run.Preprocessing.And(run.Imbalance))
        );

    private static CardItem[] Modeling(RunAnswers run) =>
        Section(
            "5 Modeling",
            ("5a", "The models", run.ModelType.And(run.Training)),
            ("5b", "Why these kinds of model", RunAnswers.Author("The reason is open.")),
            ("5c", "How models are evaluated: the division of the data", run.Partition),
            ("5d", "How the reported model was selected", run.Checkpoint),
            ("5e", "Hyperparameters and their tuning", run.Tuning),
            ("5f", "Suitable baselines", run.AgainstBaseline)
        );

    private static CardItem[] Leakage(RunAnswers run) =>
        Section(
            "6 Data leakage",
            (
                "6a",
                "Training separated from test in preparation and modelling",
                run.BalancedBeforeSplit.And(run.ThresholdSource)
            ),
            ("6b", "Dependence and duplicates between the parts", run.Dependence),
            ("6c", "Whether every input is legitimate", run.Inputs)
        );

    private static CardItem[] Metrics(RunAnswers run) =>
        Section(
            "7 Metrics and uncertainty",
            ("7a", "Measures of performance", run.Measures),
            ("7b", "Uncertainty of the results", run.Uncertainty.And(run.Performance)),
            ("7c", "Statistical tests and their assumptions", run.Tests)
        );

    private static CardItem[] Generalizability(RunAnswers run) =>
        Section(
            "8 Generalizability and limitations",
            ("8a", "Evidence of external validity", run.ExternalValidity),
            ("8b", "Where the results aren't expected to hold", run.Contexts)
        );

    private static CardItem[] Section(string name, params (string Number, string Asks, Answer Answer)[] items) =>
        [.. items.Select(item => new CardItem(name, item.Number, item.Asks, item.Answer))];
}
