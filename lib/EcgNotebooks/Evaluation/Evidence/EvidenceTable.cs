using System.Globalization;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>Evidence as rows of a table: name, value, interval, how the interval was made.</summary>
internal static class EvidenceTable
{
    private const string Independent = "as if each row were a patient";

    /// <summary>The columns of a report's rows.</summary>
    public static IReadOnlyList<string> Columns(this EvidenceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ["measure", "value", Level(report.Options), "from"];
    }

    /// <summary>One row a figure; what accuracy has to beat comes first.</summary>
    public static IReadOnlyList<IReadOnlyList<object?>> ToRows(this EvidenceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (gap, calibration) = (report.ThresholdGap, report.Calibration);
        var chosenOn = PredictionsFile.PartName(report.Options.ChooseOn);
        var reportedOn = PredictionsFile.PartName(report.Options.ReportOn);
        return
        [
            ["rows", report.Rows, "", ""],
            ["patients", report.Patients, "", ""],
            Row("prevalence", report.Prevalence),
            Row("accuracy of the more frequent class", report.MajorityAccuracy),
            .. Estimates("", report.AtFixed.Bootstrap, needThreshold: false),
            [
                "ROC AUC",
                report.RocAucOfPatients.Auc.ToString(),
                report.RocAucOfPatients.Interval.ToString(),
                "Obuchowski",
            ],
            [
                "ROC AUC",
                report.RocAucOfIndependentRows.Auc.ToString(),
                report.RocAucOfIndependentRows.Interval.ToString(),
                $"DeLong, {Independent}",
            ],
            .. AtThreshold(report.AtFixed),
            .. AtThreshold(report.AtChosen),
            .. report.AtAlsoChosen is { } also ? AtThreshold(also) : [],
            Row($"{gap.Criterion.Label()} that the threshold promised ({chosenOn} rows)", gap.OnValidation),
            Row($"{gap.Criterion.Label()} that it kept ({reportedOn} rows)", gap.OnTest),
            Row("promised less kept", gap.Gap),
            Row("expected calibration error", new(calibration.AsPredicted.Curve.ExpectedCalibrationError)),
            .. AtTemperature(calibration, chosenOn),
        ];
    }

    /// <summary>The columns of a comparison's rows.</summary>
    public static IReadOnlyList<string> Columns(this PairedEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return [$"{evidence.First} less {evidence.Second}", "difference", Level(evidence.Options), "p", "from"];
    }

    /// <summary>One row a difference.</summary>
    /// <param name="evidence">The comparison.</param>
    /// <param name="measures">Measures to be shown with their tests; all where none is named.</param>
    public static IReadOnlyList<IReadOnlyList<object?>> ToRows(
        this PairedEvidence evidence,
        params IReadOnlyList<MeasureKind> measures
    )
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(measures);
        var shown = measures.Count > 0 ? measures : MeasureKinds.All;
        return
        [
            .. Differences("", evidence.AtFixed.Differences, shown.Where(kind => !kind.NeedsThreshold())),
            .. shown.Contains(MeasureKind.RocAuc) ? Areas(evidence) : [],
            .. AtThresholds(" at the fixed threshold", evidence.AtFixed, shown),
            .. AtThresholds(" at the chosen thresholds", evidence.AtChosen, shown),
        ];
    }

    private static IEnumerable<object?[]> AtThreshold(DecisionEvidence evidence)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $" at {evidence.Decisions.Threshold:0.####}");
        return
        [
            .. Estimates(at, evidence.Bootstrap, needThreshold: true),
            [
                "accuracy" + at,
                evidence.Decisions.Matrix.Accuracy.ToString(),
                evidence.AccuracyOfIndependentRows.ToString(),
                $"Wilson, {Independent}",
            ],
        ];
    }

    private static IEnumerable<object?[]> AtTemperature(CalibrationEvidence calibration, string chosenOn) =>
        calibration is { Temperature: { } temperature, AtTemperature: { } figures }
            ?
            [
                [
                    "temperature",
                    new Measure(temperature.Value).ToString(),
                    "",
                    temperature.AtBound ? $"{chosenOn}, at the end of its range" : chosenOn,
                ],
                Row("log loss at the temperature", figures.LogLoss),
                Row("Brier score at the temperature", figures.Brier),
                Row("expected calibration error at the temperature", new(figures.Curve.ExpectedCalibrationError)),
            ]
            : [];

    private static IEnumerable<object?[]> Estimates(string at, BootstrapResult result, bool needThreshold) =>
        Kinds(needThreshold)
            .Select(kind =>
                (object?[])
                    [
                        kind.Label() + at,
                        result[kind].Value.ToString(),
                        result[kind].Interval.ToString(),
                        Drawn(result[kind]),
                    ]
            );

    private static IEnumerable<object?[]> AtThresholds(
        string at,
        PairedDecisions decisions,
        IReadOnlyList<MeasureKind> shown
    ) =>
        [
            .. Differences(at, decisions.Differences, shown.Where(kind => kind.NeedsThreshold())),
            .. shown.Contains(MeasureKind.Accuracy) ? (object?[][])[McNemar(at, decisions)] : [],
        ];

    private static object?[] McNemar(string at, PairedDecisions decisions) =>
        [
            "accuracy" + at,
            decisions.Differences[MeasureKind.Accuracy].Value.ToString(),
            "",
            Digits(new(decisions.McNemar.ExactP)),
            $"McNemar, exact, {Independent}",
        ];

    private static IEnumerable<object?[]> Differences(
        string at,
        BootstrapResult result,
        IEnumerable<MeasureKind> kinds
    ) =>
        kinds.Select(kind =>
            (object?[])
                [
                    kind.Label() + at,
                    result[kind].Value.ToString(),
                    result[kind].Interval.ToString(),
                    "",
                    Drawn(result[kind]),
                ]
        );

    private static IEnumerable<object?[]> Areas(PairedEvidence evidence) =>
        [
            Areas(evidence.RocAucsOfPatients, "Obuchowski"),
            Areas(evidence.RocAucsOfIndependentRows, $"DeLong, {Independent}"),
        ];

    private static object?[] Areas(RocAucComparison areas, string from) =>
        ["ROC AUC", areas.Difference.ToString(), areas.Interval.ToString(), Digits(areas.P), from];

    private static object?[] Row(string name, Measure value) => [name, value.ToString(), "", ""];

    private static IEnumerable<MeasureKind> Kinds(bool needThreshold) =>
        MeasureKinds.All.Where(kind => kind.NeedsThreshold() == needThreshold);

    private static string Drawn(BootstrapEstimate estimate) =>
        estimate.Undefined == 0
            ? "patient bootstrap"
            : $"patient bootstrap, undefined in {estimate.Undefined} resamples";

    internal static string Level(EvidenceOptions options) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * options.Bootstrap.Level:0.##} % interval");

    // A small p-value with four decimals would be 0.
    private static string Digits(Measure p) =>
        p.Value < 0.001 ? p.Value.ToString("0.0E+0", CultureInfo.InvariantCulture) : p.ToString();
}
