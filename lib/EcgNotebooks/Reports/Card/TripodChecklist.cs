namespace EcgNotebooks.Reports.Card;

/// <summary>TRIPOD+AI: reporting of prediction models that use regression or machine learning, 27 items with 52 parts.</summary>
internal static class TripodChecklist
{
    private const string Citation =
        "G. S. Collins and others, TRIPOD+AI statement, BMJ 2024;385:e078378, https://doi.org/10.1136/bmj-2023-078378. The numbers are those of the statement, the wording is this project's.";

    /// <summary>Fills the checklist.</summary>
    public static Checklist Of(RunAnswers run) =>
        new(
            "TRIPOD+AI",
            Citation,
            "items",
            [
                .. Introduction(run),
                .. Data(run),
                .. OutcomeAndPredictors(run),
                .. Analysis(run),
                .. OpenScience(run),
                .. Results(run),
                .. Discussion(run),
            ]
        );

    private static CardItem[] Introduction(RunAnswers run) =>
        [
            new("Title", "1", "Title: development or evaluation, whom it is for, outcome", run.Title),
            new(
                "Abstract",
                "2",
                "Abstract by TRIPOD+AI for Abstracts",
                RunAnswers.Author("The abstract is written by hand from this card.")
            ),
            new(
                "Introduction",
                "3a",
                "Medical context, rationale, earlier models",
                RunAnswers.Author("The context is diagnostic; rationale and earlier models are open.")
            ),
            new("Introduction", "3b", "Target population, purpose in care, intended users", RunAnswers.IntendedUse),
            new(
                "Introduction",
                "3c",
                "Known inequalities in health between groups",
                RunAnswers.Author("No file tells of inequalities.")
            ),
            new("Introduction", "4", "Objectives: development, validation or both", run.Objective),
        ];

    private static CardItem[] Data(RunAnswers run) =>
        [
            new(
                "Methods: data",
                "5a",
                "Sources of the data for development and evaluation, and how representative they are",
                run.Source.And(run.Representative)
            ),
            new("Methods: data", "5b", "Dates of the data", run.Dates),
            new("Methods: participants", "6a", "Setting, number and place of centres", run.Setting),
            new("Methods: participants", "6b", "Who is eligible", run.Eligibility),
            new(
                "Methods: participants",
                "6c",
                "Treatments and how they were handled",
                Answer.Open("The table has no treatments; the dataset's authors could answer.")
            ),
            new(
                "Methods: data preparation",
                "7",
                "Preparation and quality checks, alike across groups or not",
                run.Preprocessing
            ),
        ];

    private static CardItem[] OutcomeAndPredictors(RunAnswers run) =>
        [
            new(
                "Methods: outcome",
                "8a",
                "Outcome, when and how it is determined, alike across groups or not",
                run.Outcome
            ),
            new("Methods: outcome", "8b", "Who assessed the outcome, if that takes judgement", run.Assessors),
            new("Methods: outcome", "8c", "Blinding of the outcome's assessment", run.OutcomeBlinding),
            new("Methods: predictors", "9a", "Choice of the predictors before modelling", run.PredictorChoice),
            new("Methods: predictors", "9b", "Definition of all predictors, when and how measured", run.Predictors),
            new("Methods: predictors", "9c", "Who assessed the predictors, if that takes judgement", run.NoJudgement),
            new(
                "Methods: sample size",
                "10",
                "How the sizes came about and whether they suffice",
                run.TrainingSize.And(run.TestSize)
            ),
            new(
                "Methods: missing data",
                "11",
                "Missing data and reasons for leaving data out",
                run.MissingValues.And(run.Eligibility)
            ),
        ];

    private static CardItem[] Analysis(RunAnswers run) =>
        [
            new("Methods: analysis", "12a", "Use of the data, and how they are divided", run.Partition),
            new(
                "Methods: analysis",
                "12b",
                "Handling of the predictors: form, scale, transformation",
                run.Preprocessing
            ),
            new(
                "Methods: analysis",
                "12c",
                "Model, its building with tuning, internal validation",
                run.ModelType.And(run.Training).And(run.Tuning)
            ),
            new("Methods: analysis", "12d", "Differences between clusters such as hospitals: how handled", run.BySite),
            new(
                "Methods: analysis",
                "12e",
                "Measures and figures of performance",
                run.Measures.And(run.BaselineIsThere).And(run.UsefulnessIsThere)
            ),
            new("Methods: analysis", "12f", "Updating of the model after its evaluation", run.Updating),
            new("Methods: analysis", "12g", "How predictions were computed for the evaluation", run.PredictionMethod),
            new("Methods: class imbalance", "13", "Methods against class imbalance, and recalibration", run.Imbalance),
            new("Methods: fairness", "14", "What was done for fairness", run.Fairness),
            new("Methods: output", "15", "Output, and how thresholds were found", run.Output),
            new(
                "Methods: training and evaluation",
                "16",
                "Differences between the data for development and evaluation",
                run.TrainingAgainstTest
            ),
            new(
                "Methods: ethics",
                "17",
                "Ethics committee and consent",
                RunAnswers.Author(
                    "The run's files say nothing about ethics approval; for PTB-XL, its publication does."
                )
            ),
        ];

    private static CardItem[] OpenScience(RunAnswers run) =>
        [
            new("Open science", "18a", "Funding and the funders' role", RunAnswers.Author("Funding is open.")),
            new("Open science", "18b", "Conflicts of interest", RunAnswers.Author("Conflicts of interest are open.")),
            new("Open science", "18c", "Protocol", RunAnswers.Author("Whether there was a protocol is open.")),
            new("Open science", "18d", "Registration", RunAnswers.Author("Whether the study is registered is open.")),
            new("Open science", "18e", "Availability of the data", run.DataAvailability),
            new("Open science", "18f", "Availability of the code", run.Code),
            new(
                "Patient and public involvement",
                "19",
                "Involvement of patients and public",
                RunAnswers.Author("Involvement is open.")
            ),
        ];

    private static CardItem[] Results(RunAnswers run) =>
        [
            new("Results: participants", "20a", "Flow of participants, with and without the outcome", run.Flow),
            new(
                "Results: participants",
                "20b",
                "Characteristics, overall and by group, and missing data",
                run.Characteristics.And(run.MissingValues)
            ),
            new(
                "Results: participants",
                "20c",
                "Evaluation beside development: predictors, demographics, outcome",
                run.TrainingAgainstTest
            ),
            new("Results: development", "21", "Participants and events in each analysis", run.Flow),
            new("Results: specification", "22", "The whole model, so that others can use it", run.ModelFile),
            new(
                "Results: performance",
                "23a",
                "Performance with intervals, also in key groups",
                run.Performance.And(run.Calibrated).And(run.ByGroup)
            ),
            new("Results: performance", "23b", "Differences in performance between clusters", run.Gaps),
            new("Results: updating", "24", "Results of updating", run.Updating),
        ];

    private static CardItem[] Discussion(RunAnswers run) =>
        [
            new(
                "Discussion",
                "25",
                "Interpretation, with fairness and earlier studies",
                run.Interpretation.And(run.Gaps).But("Earlier studies are open; the author compares with them.")
            ),
            new("Discussion", "26", "Limitations and what they do to the results", run.Limitations),
            new("Discussion", "27a", "Poor or missing input in use", RunAnswers.PoorInput),
            new("Discussion", "27b", "What users have to do, and their expertise", RunAnswers.UserInteraction),
            new("Discussion", "27c", "Next steps", RunAnswers.Author("Next steps are open.")),
        ];
}
