using EcgNotebooks.Evaluation;
using EcgNotebooks.Experiments;
using EcgNotebooks.Figures;
using EcgNotebooks.Splitting;
using EcgNotebooks.Training;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests the readers of the tables in a run folder, one at a time.</summary>
internal sealed class ResultsTarget : ITarget
{
    private const int SplitRows = 200;

    public string Name => "results";

    public string About => "predictions.csv, history.csv, split.csv and bundle.json, one at a time";

    public int Share => 20;

    public IReadOnlyList<string> Words { get; } =
    [
        "train",
        "validation",
        "test",
        "0",
        "1",
        "ecg_id,patient_id,strat_fold,part,label,probability",
        "row,part",
        "epoch",
        "null",
        "{}",
    ];

    public IReadOnlyList<Sample> Samples(string data)
    {
        var files = RunSamples.Of(data).Files;
        return
        [
            Sample.Of(("predictions.csv", files["cnn/predictions.csv"])),
            Sample.Of(("history.csv", files["cnn/history.csv"])),
            Sample.Of(("split.csv", files["split.csv"])),
            Sample.Of(("bundle.json", files["cnn/bundle.json"])),
        ];
    }

    public void Read(string folder)
    {
        var file = Directory.GetFiles(folder).Single();
        switch (Path.GetFileName(file))
        {
            case "predictions.csv":
                ReadPredictions(file);
                break;
            case "history.csv":
                ReadHistory(file);
                break;
            case "split.csv":
                var split = Split.Read(file, SplitRows);
                InvariantException.ThrowUnless(
                    Enum.GetValues<Part>().SelectMany(part => split[part]).All(row => row is >= 0 and < SplitRows),
                    "a row of the split isn't in the table"
                );
                break;
            default:
                _ = PredictionBundle.Read(file).ChangedFiles(new NetworkFolder(folder));
                break;
        }
    }

    private static void ReadPredictions(string file)
    {
        var predictions = Predictions.Read(file);
        var copy = $"{file}.copy";
        predictions.Write(copy);
        InvariantException.ThrowUnless(
            Predictions.Read(copy).SequenceEqual(predictions),
            "the written predictions differ from the read ones"
        );
        var result = new Evaluator().Evaluate(predictions);
        _ = result.ToJson();
        _ = result.Roc.Auc;
    }

    private static void ReadHistory(string file)
    {
        var history = HistoryFile.Read(file);
        _ = history.Best;
        _ = history.ToCsv();
        _ = history.ToFigure("CNN").ToSvg();
    }
}
