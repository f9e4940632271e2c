using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Experiments;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Reports.Claims;

/// <summary>The runs of one recipe and network, judged at a stated threshold.</summary>
internal sealed class ClaimScores
{
    private readonly ComparisonRow _row;
    private readonly ThresholdedScores[] _stated;
    private readonly Lazy<BootstrapResult> _means;
    private readonly Lazy<BootstrapResult?> _minusBaseline;

    /// <param name="row">The runs.</param>
    /// <param name="threshold">A score strictly above it counts as an infarction.</param>
    public ClaimScores(ComparisonRow row, double threshold)
    {
        _row = row;
        _stated = [.. row.Scores.Select(run => run with { Threshold = threshold })];
        _means = new(() => new PatientBootstrap().EstimateMean(_stated, row.Patients));
        _minusBaseline = new(() =>
            row.Baseline is { } baseline ? Minus(baseline.Scores with { Threshold = 0.5 }) : null
        );
        Files = [.. row.Runs.Select(PredictionsOf)];
        ChosenThresholds = [.. row.Scores.Select(run => run.Threshold)];
    }

    /// <summary>Name of the recipe.</summary>
    public string Recipe => _row.Run.RecipeName;

    /// <summary>The predictions of the runs, relative to the folder of the study.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The thresholds that the recipe chooses, one for each seed.</summary>
    public IReadOnlyList<double> ChosenThresholds { get; }

    /// <summary>Returns the predictions of a run, relative to the folder of the study.</summary>
    public static string PredictionsOf(StudyRun run) =>
        $"{Sweep.RunsName}/{run.Id}/{run.Network.FolderName()}/predictions.csv";

    /// <summary>Returns the mean of a measure over the seeds at the stated threshold.</summary>
    public SourcedNumber Mean(MeasureKind kind) =>
        SourcedNumber
            .Of($"{kind.Label()}, {Recipe}", _means.Value[kind], Files)
            .OverSeeds(_stated.Select(run => kind.Of(run.Rows, run.Threshold).Value));

    /// <summary>Returns the mean accuracy minus that of always answering with the more frequent class.</summary>
    public SourcedNumber MinusMajority()
    {
        var (labels, answer) = (_row.Scores[0].Rows.Labels, _row.Prevalence > 0.5 ? 1.0 : 0.0);
        var majority = new ThresholdedScores(new ScoredLabels(labels, labels.Select(_ => answer)));
        return SourcedNumber.Of(
            $"accuracy minus majority class, {Recipe}",
            Minus(majority)[MeasureKind.Accuracy],
            Files
        );
    }

    /// <summary>Returns the mean of a measure minus that of age and sex at 0.5; null if the baseline can't be fitted.</summary>
    public SourcedNumber? MinusBaseline(MeasureKind kind) =>
        _minusBaseline.Value is { } difference
            ? SourcedNumber.Of($"{kind.Label()} minus age and sex, {Recipe}", difference[kind], Files)
            : null;

    private BootstrapResult Minus(ThresholdedScores other) =>
        new PatientBootstrap().CompareMeans(_stated, [other], _row.Patients);
}
