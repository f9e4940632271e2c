using System.Globalization;
using EcgNotebooks.Experiments;
using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Labels;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Writes predictions as text, as JSON or as a CSV table; only JSON has all digits of every probability.</summary>
internal sealed class PredictionText(bool json, bool csv)
{
    /// <summary>Writes what comes before the first prediction.</summary>
    public void Begin(TextWriter output)
    {
        if (csv)
        {
            output.WriteLine("record,probability,label,threshold");
        }
    }

    /// <summary>Writes one prediction.</summary>
    public void Write(TextWriter output, RecordPrediction prediction) =>
        output.WriteLine(
            json ? prediction.ToJson()
            : csv
                ? $"{CsvQuoting.Quoted(prediction.Record)},{Probability(prediction)},{prediction.Label.Code()},{Threshold(prediction)}"
            : $"{prediction.Record}  {Probability(prediction)}  {prediction.Label.Code()}  threshold {Threshold(prediction)}"
        );

    /// <summary>Returns a threshold with at most four decimals, or with all where these would all be 0.</summary>
    public static string Number(double threshold) =>
        threshold.ToString(threshold is > 0 and < 0.0001 ? "R" : "0.####", CultureInfo.InvariantCulture);

    private static string Probability(RecordPrediction prediction) =>
        prediction.Probability.ToString(IsClose(prediction) ? "R" : "F4", CultureInfo.InvariantCulture);

    private static string Threshold(RecordPrediction prediction) =>
        IsClose(prediction)
            ? prediction.Threshold.ToString("R", CultureInfo.InvariantCulture)
            : Number(prediction.Threshold);

    // With four decimals, a probability that is a little above the threshold would look equal to it, and its label wrong.
    private static bool IsClose(RecordPrediction prediction) =>
        Math.Abs(prediction.Probability - prediction.Threshold) < 0.0001;
}
