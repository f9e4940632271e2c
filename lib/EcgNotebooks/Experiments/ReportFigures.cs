using EcgNotebooks.Datasets.Simulation;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Figures;
using EcgNotebooks.Training;

namespace EcgNotebooks.Experiments;

/// <summary>The figures of a network's report; evaluate writes them and notebooks show them.</summary>
public static class ReportFigures
{
    /// <summary>ROC curve with area and Youden point.</summary>
    public static Figure Roc(this NetworkReport report)
    {
        var roc = Result(report).Roc;
        return RocFigure.Create(
            [.. roc.Points.Select(p => p.FalsePositiveRate)],
            [.. roc.Points.Select(p => p.TruePositiveRate)],
            [.. roc.Points.Select(p => p.Threshold)],
            roc.Area.Value,
            $"{Name(report)}: ROC curve",
            Note(report)
        );
    }

    /// <summary>Confusion matrix at the fixed threshold.</summary>
    public static Figure ConfusionAtFixed(this NetworkReport report) => Confusion(report, Result(report).AtFixed);

    /// <summary>Confusion matrix at the searched threshold.</summary>
    public static Figure ConfusionAtSearched(this NetworkReport report) => Confusion(report, Result(report).AtSearched);

    /// <summary>The threshold search.</summary>
    public static Figure Threshold(this NetworkReport report)
    {
        var result = Result(report);
        return ThresholdFigure.Create(
            result.Search.Thresholds,
            [.. result.Search.Values.Select(v => (double)v)],
            result.Search.Position,
            title: $"{Name(report)}: threshold search on the {result.ThresholdFrom.ToString().ToLowerInvariant()} rows",
            note: Note(report)
        );
    }

    /// <summary>Loss and accuracy over the epochs.</summary>
    /// <param name="history">The training.</param>
    /// <param name="name">The network's name.</param>
    /// <param name="note">What the reader must know of the data.</param>
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
            note
        );
    }

    private static EvaluationResult Result(NetworkReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Tested.Result;
    }

    private static string Name(NetworkReport report) => report.Network.FolderName().ToUpperInvariant();

    private static string Note(NetworkReport report) => DemoData.Note(report.Simulated);

    private static Figure Confusion(NetworkReport report, Decisions decisions)
    {
        var (m, threshold) = (decisions.Matrix, decisions.Threshold);
        var at = threshold.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
        var title = $"{Name(report)}: confusion matrix at {at}";
        return ConfusionMatrixFigure.Create(
            m.TrueNegatives,
            m.FalsePositives,
            m.FalseNegatives,
            m.TruePositives,
            title,
            Note(report)
        );
    }
}
