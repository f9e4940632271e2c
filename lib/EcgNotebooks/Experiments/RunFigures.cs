using EcgNotebooks.Figures;
using EcgNotebooks.Files;
using EcgNotebooks.Filtering;
using EcgNotebooks.Simulation;
using EcgNotebooks.Training;

namespace EcgNotebooks.Experiments;

/// <summary>Writes a network's figures as SVG.</summary>
/// <param name="processed">The processed run.</param>
/// <param name="folder">The network's folder.</param>
internal sealed class RunFigures(ProcessedRun processed, NetworkFolder folder)
{
    private readonly string _note = DemoData.Note(processed.Manifest.Simulated);

    /// <summary>Returns the figures that need only predictions and history, by file name.</summary>
    public static IEnumerable<(string Name, Figure Figure)> FromPredictions(
        NetworkReport report,
        TrainingHistory history,
        bool simulated
    ) =>
        [
            .. report.OfPredictions(),
            ("history.svg", OfRows(history, report).ToFigure(report.Name, DemoData.Note(simulated))),
        ];

    private static TrainingHistory OfRows(TrainingHistory history, NetworkReport report)
    {
        var rows = report.Tested.Predictions.CountBy(row => row.Part).ToDictionary();
        return history.On(rows.GetValueOrDefault(Part.Train), rows.GetValueOrDefault(Part.Validation));
    }

    public void Write(NetworkReport report)
    {
        var history = HistoryFile.Read(folder.History);
        foreach (var (name, figure) in FromPredictions(report, history, processed.Manifest.Simulated))
        {
            Save(name, figure);
        }

        Save("filter.svg", Filter());
    }

    // Step 4 is only shown, for the first test recording: the published networks don't get the filtered signal.
    private Figure Filter()
    {
        var row = processed.Rows(Part.Test)[0];
        var record = processed.Recording(row.FilenameHr, [Lead.I]);
        var before = record[Lead.I].Samples;
        var after = new ZeroPhaseFilter(processed.Manifest.Recipe.Filter, record.SamplingRateHz).Apply(before);
        var title = $"{row.FilenameHr}: lead I before and after the filter";
        return FilterFigure.Create(before, after, record.SamplingRateHz, title, _note);
    }

    private void Save(string name, Figure figure) => AtomicFile.WriteText(folder.Figure(name), figure.ToSvg());
}
