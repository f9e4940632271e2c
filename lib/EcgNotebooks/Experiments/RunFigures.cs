using EcgNotebooks.Evaluation;
using EcgNotebooks.Figures;
using EcgNotebooks.Filtering;
using EcgNotebooks.Storage;
using EcgNotebooks.Training;

namespace EcgNotebooks.Experiments;

/// <summary>Draws a network's figures from its report and history, and writes them as SVG.</summary>
/// <param name="processed">The processed run.</param>
/// <param name="folder">The network's folder.</param>
internal sealed class RunFigures(ProcessedRun processed, NetworkFolder folder)
{
    private readonly string _note = processed.Manifest.Simulated ? "Simulated data" : "";

    public void Write(NetworkReport report)
    {
        var name = report.Network.FolderName().ToUpperInvariant();
        var result = report.Tested.Result;
        Save("roc.svg", Roc(name, result.Roc));
        Save(
            "confusion-0.5.svg",
            Confusion($"{name}: confusion matrix at {Text(result.AtFixed.Threshold)}", result.AtFixed.Matrix)
        );
        Save(
            "confusion.svg",
            Confusion($"{name}: confusion matrix at {Text(result.AtSearched.Threshold)}", result.AtSearched.Matrix)
        );
        Save("threshold.svg", Threshold(name, result));
        Save("history.svg", History(name, HistoryFile.Read(folder.History)));
        Save("filter.svg", Filter());
    }

    private Figure Roc(string name, RocCurve roc) =>
        RocFigure.Create(
            [.. roc.Points.Select(p => p.FalsePositiveRate)],
            [.. roc.Points.Select(p => p.TruePositiveRate)],
            [.. roc.Points.Select(p => p.Threshold)],
            roc.Area.Value,
            $"{name}: ROC curve",
            _note
        );

    private Figure Confusion(string title, ConfusionMatrix m) =>
        ConfusionMatrixFigure.Create(
            m.TrueNegatives,
            m.FalsePositives,
            m.FalseNegatives,
            m.TruePositives,
            title,
            _note
        );

    private Figure Threshold(string name, EvaluationResult result) =>
        ThresholdFigure.Create(
            result.Search.Thresholds,
            [.. result.Search.Values.Select(v => (double)v)],
            result.Search.Position,
            title: $"{name}: threshold search on the {result.ThresholdFrom.ToString().ToLowerInvariant()} rows",
            note: _note
        );

    private Figure History(string name, TrainingHistory history) =>
        TrainingHistoryFigure.Create(
            [.. history.Epochs.Select(e => e.Loss)],
            [.. history.Epochs.Select(e => e.ValidationLoss)],
            [.. history.Epochs.Select(e => e.Accuracy)],
            [.. history.Epochs.Select(e => e.ValidationAccuracy)],
            history.Best.Epoch,
            $"{name}: training history",
            _note
        );

    // Step 4: computed for the first test recording, to be looked at; the published networks never see it.
    private Figure Filter()
    {
        var row = processed.Rows(Part.Test)[0];
        var record = processed.Recording(row.FilenameHr, [Lead.I]);
        var before = record[Lead.I].Samples;
        var after = new ZeroPhaseFilter(processed.Manifest.Recipe.Filter, record.SamplingRateHz).Apply(before);
        return FilterFigure.Create(
            before,
            after,
            record.SamplingRateHz,
            $"{row.FilenameHr}: lead I before and after the filter",
            _note
        );
    }

    private void Save(string name, Figure figure) => AtomicFile.WriteText(folder.Figure(name), figure.ToSvg());

    private static string Text(double threshold) =>
        threshold.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
