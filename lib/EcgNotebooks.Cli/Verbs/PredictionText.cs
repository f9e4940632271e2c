using System.Globalization;
using EcgNotebooks.Experiments;
using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Labels;
using static System.FormattableString;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Writes predictions as text, as JSON or as a CSV table; only JSON has all digits of a probability.</summary>
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
                ? Invariant(
                    $"{CsvQuoting.Quoted(prediction.Record)},{prediction.Probability:F4},{prediction.Label.Code()},{Number(prediction.Threshold)}"
                )
            : Invariant(
                $"{prediction.Record}  {prediction.Probability:F4}  {prediction.Label.Code()}  threshold {Number(prediction.Threshold)}"
            )
        );

    /// <summary>Returns a threshold with at most four decimals, or with all where these would all be 0.</summary>
    public static string Number(double threshold) =>
        threshold.ToString(threshold is > 0 and < 0.0001 ? "R" : "0.####", CultureInfo.InvariantCulture);
}
