namespace EcgNotebooks.Reports.Card;

/// <summary>PROBAST+AI: quality of the development (16 signalling questions) and risk of bias of the evaluation (18).</summary>
/// <remarks>
/// The judgements follow from the run's files, the leaks above all, and never from the recipe's name. They prepare an
/// assessor's judgement and don't replace it.
/// </remarks>
internal static class ProbastChecklist
{
    private const string Citation =
        "K. G. M. Moons and others, PROBAST+AI, BMJ 2025;388:e082505, https://doi.org/10.1136/bmj-2024-082505. The numbers are those of the tool, the wording is this project's. A domain is judged high where a question is answered (probably) no, unclear where one is open, else low; this is computed and prepares an assessor's judgement.";

    private const string Yes = "yes";
    private const string ProbablyYes = "probably yes";
    private const string ProbablyNo = "probably no";
    private const string No = "no";
    private const string NotApplicable = "not applicable";

    private static readonly string[] _domains = ["participants and data sources", "predictors", "outcome", "analysis"];

    /// <summary>Fills the checklist.</summary>
    public static Checklist Of(RunAnswers run)
    {
        CardItem[] development = [.. Shared(run, "Development"), .. DevelopmentAnalysis(run)];
        CardItem[] evaluation = [.. Shared(run, "Evaluation"), .. EvaluationAnalysis(run)];
        return new("PROBAST+AI", Citation, "signalling questions", [.. development, .. evaluation])
        {
            Judgements =
            [
                .. Judge("Development", "concern about quality", development),
                .. Judge("Evaluation", "risk of bias", evaluation),
                new(
                    "Development and evaluation",
                    "concern about applicability",
                    "open",
                    "Whoever wants to use the model judges this for the use in mind; no use in care is intended."
                ),
            ],
        };
    }

    private static CardItem[] Shared(RunAnswers run, string stage) =>
        [
            .. Domain(
                stage,
                0,
                (
                    "1.1",
                    "Are the sources of the data suitable?",
                    run.Source.Judged(run.Files.Manifest.Simulated ? No : ProbablyYes)
                ),
                ("1.2", "Is the design of the study suitable?", Design(run)),
                ("1.3", "Do inclusion and exclusion leave a representative dataset?", run.Representative.Judged(No))
            ),
            .. Domain(
                stage,
                1,
                ("2.1", "Are predictors defined and measured alike for everybody?", run.Predictors.Judged(Yes)),
                ("2.2", "Are predictors prepared alike for everybody?", run.Preprocessing.Judged(Yes)),
                ("2.3", "Are predictors assessed without knowing the outcome?", run.NoJudgement.Judged(Yes)),
                ("2.4", "Are the predictors available when the model is to be used?", run.Predictors.Judged(Yes))
            ),
            .. Domain(
                stage,
                2,
                (
                    "3.1",
                    "Is the outcome defined and assessed suitably?",
                    run.Outcome.Judged(run.PermutesLabels ? No : ProbablyNo)
                ),
                ("3.2", "Is the outcome defined and assessed alike for everybody?", SameOutcome(run)),
                ("3.3", "Is the outcome assessed without using the predictors?", run.OutcomeBlinding.Judged(No)),
                ("3.4", "Is the time between predictors and outcome suitable?", run.Dates.Judged(Yes))
            ),
        ];

    private static CardItem[] DevelopmentAnalysis(RunAnswers run) =>
        Domain(
            "Development",
            3,
            (
                "4.1",
                "Is there evidence that the sample is large enough?",
                run.TrainingSize.Judged(run.HasMoreWeightsThanRows ? ProbablyNo : ProbablyYes)
            ),
            ("4.2", "Are continuous and categorical predictors handled suitably?", run.Preprocessing.Judged(Yes)),
            ("4.3", "Are missing or censored data handled suitably?", run.MissingValues.Judged(Yes)),
            (
                "4.4",
                "After methods against class imbalance, was the model recalibrated?",
                run.Imbalance.And(run.Updating)
                    .Judged(run.Balances || run.DrawsEqualCounts ? ProbablyNo : NotApplicable)
            ),
            (
                "4.5",
                "Were methods against overfitting used?",
                run.ModelType.And(run.Checkpoint)
                    .Judged(run.Files.Recipe.TestsBestCheckpoint ? ProbablyYes : ProbablyNo)
            )
        );

    private static CardItem[] EvaluationAnalysis(RunAnswers run) =>
        Domain(
            "Evaluation",
            3,
            (
                "4.1",
                "Does the evaluation go beyond the rows that the model was fitted to?",
                run.Dependence.Judged(run.Leaks.SharesRecordings ? ProbablyNo : Yes)
            ),
            (
                "4.2",
                "Is there evidence that the sample is large enough?",
                run.TestSize.Judged(run.HasEnoughTestRows ? ProbablyYes : No)
            ),
            ("4.3", "Are missing or censored data handled suitably?", run.MissingValues.Judged(Yes)),
            (
                "4.4",
                "After methods against class imbalance, is the evaluation done on rows without them?",
                run.Imbalance.And(run.BalancedBeforeSplit).Judged(Uncorrected(run))
            ),
            (
                "4.5",
                "If the data were split, is there evidence that nothing leaked?",
                run.Leakage.Judged(run.Leaked ? No : Yes)
            ),
            (
                "4.6",
                "If resampling was used to evaluate, was every step of the development in it?",
                run.Uncertainty.And(run.Partition).Judged(NotApplicable)
            ),
            (
                "4.7",
                "Are discrimination, calibration and net benefit evaluated?",
                run.Performance.And(run.Calibrated).And(run.Useful).Judged(Yes)
            )
        );

    private static Answer Design(RunAnswers run) => run.Eligibility.Judged(run.DrawsEqualCounts ? No : ProbablyNo);

    // A tenth more or less of validated labels is taken as another assessment of the outcome.
    private static Answer SameOutcome(RunAnswers run)
    {
        var (norm, imi) = (run.Validated(Diagnosis.Norm), run.Validated(Diagnosis.Imi));
        return run
            .Certainties.And(run.TrainingAgainstTest)
            .Judged(
                Math.Abs(norm - imi) > 0.1 || Math.Abs(run.Validated(Part.Train) - run.Validated(Part.Test)) > 0.1
                    ? ProbablyNo
                    : ProbablyYes
            );
    }

    private static string Uncorrected(RunAnswers run) =>
        run.Leaks.BalancesTest || run.DrawsEqualCounts ? No
        : run.Balances ? Yes
        : NotApplicable;

    private static CardItem[] Domain(
        string stage,
        int domain,
        params (string Number, string Asks, Answer Answer)[] items
    ) =>
        [
            .. items.Select(item => new CardItem(
                $"{stage}: {_domains[domain]}",
                $"{stage.ToLowerInvariant()} {item.Number}",
                item.Asks,
                item.Answer
            )),
        ];

    private static IEnumerable<DomainJudgement> Judge(string stage, string of, CardItem[] items)
    {
        var domains = _domains
            .Select(domain =>
                JudgeDomain($"{stage}: {domain}", of, [.. items.Where(item => item.Section == $"{stage}: {domain}")])
            )
            .ToArray();
        var overall =
            domains.Any(d => d.Judgement == "high") ? "high"
            : domains.Any(d => d.Judgement == "unclear") ? "unclear"
            : "low";
        var because = domains.Where(d => d.Judgement == overall).Select(d => d.Domain[(stage.Length + 2)..]);
        return [.. domains, new($"{stage}: overall", of, overall, $"{overall} in {string.Join(", ", because)}")];
    }

    private static DomainJudgement JudgeDomain(string domain, string of, CardItem[] items)
    {
        string[] against =
        [
            .. items
                .Where(item => item.Answer.Judgement is No or ProbablyNo)
                .Select(item => $"{item.Number} {item.Answer.Judgement}"),
        ];
        string[] open = [.. items.Where(item => item.Answer.Judgement is null).Select(item => $"{item.Number} open")];
        return against.Length > 0 ? new(domain, of, "high", string.Join(", ", against))
            : open.Length > 0 ? new(domain, of, "unclear", string.Join(", ", open))
            : new(domain, of, "low", "no question is answered no");
    }
}
