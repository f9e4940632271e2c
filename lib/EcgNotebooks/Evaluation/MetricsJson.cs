using System.Text;
using System.Text.Json;

namespace EcgNotebooks.Evaluation;

/// <summary>Writes metrics.json with names and order that stay.</summary>
internal sealed class MetricsJson
{
    private readonly SortedDictionary<string, string> _reasons = new(StringComparer.Ordinal);
    private readonly Utf8JsonWriter _json;

    private MetricsJson(Utf8JsonWriter json) => _json = json;

    public static string Write(EvaluationResult result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
            new MetricsJson(json).WriteAll(result);
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private void WriteAll(EvaluationResult result)
    {
        _json.WriteStartObject();
        _json.WriteString("part", Name(result.Part));
        _json.WriteNumber("rows", result.AtFixed.Matrix.Count);
        Number("", "prevalence", result.AtFixed.Matrix.Prevalence);
        Number("", "roc_auc", result.Roc.Area);
        Number("", "average_precision", result.AveragePrecision);
        Number("", "brier", result.Brier);
        Number("", "log_loss", result.LogLoss);
        WriteYouden(result.Roc);
        WriteDecisions("at_fixed_threshold", result.AtFixed, null);
        WriteDecisions("at_searched_threshold", result.AtSearched, result);
        _json.WriteStartObject("reasons");
        foreach (var (path, reason) in _reasons)
            _json.WriteString(path, reason);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteYouden(RocCurve roc)
    {
        var reason = roc.Area.Reason;
        Measure Of(double? value) => reason is null ? Finite(value!.Value) : Measure.Undefined(reason);
        _json.WriteStartObject("youden");
        Number("youden", "threshold", Of(roc.Youden?.Threshold));
        Number("youden", "false_positive_rate", Of(roc.Youden?.FalsePositiveRate));
        Number("youden", "true_positive_rate", Of(roc.Youden?.TruePositiveRate));
        Number("youden", "index", Of(roc.Youden?.YoudenIndex));
        _json.WriteEndObject();
    }

    // JSON knows no infinity, and the curve's first point is at an infinite threshold.
    private static Measure Finite(double value) =>
        double.IsFinite(value) ? new(value) : Measure.Undefined("no score is high enough: the threshold is infinite");

    private void WriteDecisions(string name, Decisions decisions, EvaluationResult? searched)
    {
        var m = decisions.Matrix;
        _json.WriteStartObject(name);
        _json.WriteNumber("threshold", decisions.Threshold);
        if (searched is not null)
        {
            _json.WriteString("chosen_on", Name(searched.ThresholdFrom));
            _json.WriteNumber("right_minus_wrong_there", searched.Search.Value);
        }

        _json.WriteNumber("true_negatives", m.TrueNegatives);
        _json.WriteNumber("false_positives", m.FalsePositives);
        _json.WriteNumber("false_negatives", m.FalseNegatives);
        _json.WriteNumber("true_positives", m.TruePositives);
        Number(name, "accuracy", m.Accuracy);
        Number(name, "balanced_accuracy", m.BalancedAccuracy);
        Number(name, "precision", m.Precision);
        Number(name, "f1", m.F1);
        Number(name, "sensitivity", m.Sensitivity);
        Number(name, "specificity", m.Specificity);
        _json.WriteEndObject();
    }

    private void Number(string path, string name, Measure measure)
    {
        if (measure.Reason is null)
        {
            _json.WriteNumber(name, measure.Value);
            return;
        }

        _json.WriteNull(name);
        _reasons[path.Length == 0 ? name : $"{path}.{name}"] = measure.Reason;
    }

    private static string Name(Part part) => PredictionsFile.PartName(part);
}
