using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Figures;
using EcgNotebooks.Simulation;
using EcgNotebooks.Training;
using static System.FormattableString;

namespace EcgNotebooks.Experiments;

/// <summary>Draws the figures of a report; 'ecg evaluate' writes them, and notebooks show them.</summary>
public static class ReportFigures
{
    /// <summary>Draws the ROC curve with ROC AUC and Youden point.</summary>
    public static Figure Roc(this ClassifierReport report)
    {
        var roc = Result(report).Roc;
        return RocFigure.Create(
            [.. roc.Points.Select(p => p.FalsePositiveRate)],
            [.. roc.Points.Select(p => p.TruePositiveRate)],
            [.. roc.Points.Select(p => p.Threshold)],
            roc.Auc.Value,
            $"{report.Name}: ROC curve",
            Note(report),
            Tested(report),
            Interval(report.Evidence)
        );
    }

    /// <summary>Draws the confusion matrix at the fixed threshold.</summary>
    public static Figure ConfusionAtFixed(this ClassifierReport report) => Confusion(report, Result(report).AtFixed);

    /// <summary>Draws the confusion matrix at the searched threshold.</summary>
    public static Figure ConfusionAtSearched(this ClassifierReport report) =>
        Confusion(report, Result(report).AtSearched);

    /// <summary>Draws the threshold search.</summary>
    public static Figure Threshold(this ClassifierReport report)
    {
        var result = Result(report);
        return ThresholdFigure.Create(
            result.Search.Thresholds,
            [.. result.Search.Values.Select(v => (double)v)],
            result.Search.Position,
            title: $"{report.Name}: threshold search on the {result.ThresholdFrom.ToString().ToLowerInvariant()} rows",
            note: Note(report),
            rows: Rows(report, result.ThresholdFrom)
        );
    }

    /// <summary>Draws the reliability diagram.</summary>
    public static Figure Reliability(this ClassifierReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ReliabilityFigure.Create(
            report.Evidence.Calibration.AsPredicted.Curve,
            $"{report.Name}: reliability on the test rows",
            Note(report),
            report.Evidence.Options.Bootstrap.Level,
            Tested(report)
        );
    }

    /// <summary>Returns all figures that need only predictions, by file name.</summary>
    internal static IEnumerable<(string Name, Figure Figure)> OfPredictions(this ClassifierReport report) =>
        [
            ("roc.svg", report.Roc()),
            ("confusion-0.5.svg", report.ConfusionAtFixed()),
            ("confusion.svg", report.ConfusionAtSearched()),
            ("threshold.svg", report.Threshold()),
            ("reliability.svg", report.Reliability()),
        ];

    /// <summary>Draws loss and accuracy over the epochs.</summary>
    /// <param name="history">The training history.</param>
    /// <param name="name">Name of the network; empty for none.</param>
    /// <param name="note">Note about the data, such as "Simulated data"; empty for none.</param>
    public static Figure ToFigure(this TrainingHistory history, string name = "", string note = "")
    {
        ArgumentNullException.ThrowIfNull(history);
        return TrainingHistoryFigure.Create(
            [.. history.Epochs.Select(e => e.Loss)],
            [.. history.Epochs.Select(e => e.ValidationLoss)],
            [.. history.Epochs.Select(e => e.Accuracy)],
            [.. history.Epochs.Select(e => e.ValidationAccuracy)],
            history.Best.Epoch,
            name.Length > 0 ? $"{name}: training history" : "Training history",
            note,
            history.Rows is { } rows
                ? $"{FigureText.Count(rows.Training, "training row")} and {FigureText.Count(rows.Validation, "validation row")}"
                : ""
        );
    }

    private static EvaluationResult Result(ClassifierReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Tested.Result;
    }

    private static string Note(ClassifierReport report) => DemoData.Note(report.Simulated);

    private static string Tested(ClassifierReport report) => Rows(report, report.Tested.Result.Part);

    private static string Rows(ClassifierReport report, Part part)
    {
        var rows = report.Tested.Predictions.Of(part);
        var patients = FigureText.Count(rows.DistinctBy(row => row.PatientId).Count(), "patient");
        var positives = Invariant(
            $"{rows.Count(row => row.Label == Diagnosis.Imi):N0} of them with inferior infarction"
        );
        var name = part.ToString().ToLowerInvariant();
        return $"{FigureText.Count(rows.Count, $"{name} row")} of {patients}, {positives}; recipe {report.Recipe}";
    }

    private static string Interval(EvidenceReport evidence)
    {
        var interval = evidence.RocAucOfPatients.Interval;
        var level = 100 * evidence.Options.Bootstrap.Level;
        return interval.IsDefined
            ? Invariant($"{level:0.##} % interval {interval.Lower:0.00} to {interval.Upper:0.00}")
            : "";
    }

    private static Figure Confusion(ClassifierReport report, Decisions decisions)
    {
        var (m, threshold) = (decisions.Matrix, decisions.Threshold);
        var at = threshold.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
        var title = $"{report.Name}: confusion matrix at {at}";
        return ConfusionMatrixFigure.Create(
            m.TrueNegatives,
            m.FalsePositives,
            m.FalseNegatives,
            m.TruePositives,
            title,
            Note(report),
            Tested(report)
        );
    }
}
