using System.Globalization;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Evaluation.Evidence;

/// <summary>Turns evidence into rows of a table: measure, value, interval, and method of the interval.</summary>
internal static class EvidenceTable
{
    private const string Independent = "as if each row were a patient";

    /// <summary>Returns the column headings of a report's table.</summary>
    public static IReadOnlyList<string> Columns(this EvidenceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ["measure", "value", Level(report.Options), "from"];
    }

    /// <summary>Returns one row per measure; the accuracy of the majority class comes first, as a baseline.</summary>
    public static IReadOnlyList<IReadOnlyList<object?>> ToRows(this EvidenceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (gap, calibration) = (report.ThresholdGap, report.Calibration);
        var chosenOn = PredictionsFile.PartName(report.Options.ThresholdFrom);
        var reportedOn = PredictionsFile.PartName(report.Options.ReportOn);
        return
        [
            ["rows", report.Rows, "", ""],
            ["patients", report.Patients, "", ""],
            Row("prevalence", report.Prevalence),
            Row("accuracy of the majority class", report.MajorityAccuracy),
            .. Estimates("", report.AtFixed.Bootstrap, needThreshold: false),
            [
                "ROC AUC",
                report.RocAucOfPatients.Auc.ToString(),
                report.RocAucOfPatients.Interval.ToString(),
                "Obuchowski, in log-odds",
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
            Row($"{gap.Criterion.Label()} at the chosen threshold, on {chosenOn}", gap.OnValidation),
            Row($"{gap.Criterion.Label()} at the chosen threshold, on {reportedOn}", gap.OnTest),
            Row($"{gap.Criterion.Label()}, {chosenOn} minus {reportedOn}", gap.Difference),
            Row("expected calibration error", new(calibration.AsPredicted.Curve.ExpectedCalibrationError)),
            .. AtTemperature(calibration, chosenOn),
        ];
    }

    /// <summary>Returns the column headings of a comparison's table.</summary>
    public static IReadOnlyList<string> Columns(this PairedEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return [$"{evidence.First} minus {evidence.Second}", "difference", Level(evidence.Options), "p", "from"];
    }

    /// <summary>Returns one row per difference.</summary>
    /// <param name="evidence">The comparison.</param>
    /// <param name="measures">Measures to show, with their tests; all if none is given.</param>
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
            .. shown.Contains(MeasureKind.RocAuc) ? RocAucs(evidence) : [],
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
                        Method(result[kind]),
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
            PValue(new(decisions.McNemar.ExactP)),
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
                    Method(result[kind]),
                ]
        );

    private static IEnumerable<object?[]> RocAucs(PairedEvidence evidence) =>
        [
            RocAucs(evidence.RocAucsOfPatients, "Obuchowski"),
            RocAucs(evidence.RocAucsOfIndependentRows, $"DeLong, {Independent}"),
        ];

    private static object?[] RocAucs(RocAucComparison comparison, string from) =>
        ["ROC AUC", comparison.Difference.ToString(), comparison.Interval.ToString(), PValue(comparison.P), from];

    private static object?[] Row(string name, Measure value) => [name, value.ToString(), "", ""];

    private static IEnumerable<MeasureKind> Kinds(bool needThreshold) =>
        MeasureKinds.All.Where(kind => kind.NeedsThreshold() == needThreshold);

    private static string Method(BootstrapEstimate estimate) =>
        estimate.Undefined == 0
            ? "patient bootstrap"
            : $"patient bootstrap, undefined in {estimate.Undefined} resamples";

    internal static string Level(EvidenceOptions options) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * options.Bootstrap.Level:0.##} % interval");

    /// <summary>Returns a p-value as text; with four decimals, a small one would be shown as 0.</summary>
    internal static string PValue(Measure p) =>
        p.Value < 0.001 ? p.Value.ToString("0.0E+0", CultureInfo.InvariantCulture) : p.ToString();
}
