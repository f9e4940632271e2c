using EcgNotebooks.Evaluation;
using EcgNotebooks.Figures;
using EcgNotebooks.Labels;
using EcgNotebooks.Signals;

namespace EcgNotebooks.Reports;

/// <summary>A test recording with the prediction of a network and the attribution of each sample.</summary>
/// <param name="Prediction">The recording and its probability.</param>
/// <param name="Threshold">The threshold; a probability strictly above it means IMI.</param>
/// <param name="Input">Options of the signal that the network takes.</param>
/// <param name="Signal">(channel, time) in mV as the network sees it.</param>
/// <param name="Attribution">(channel, time): the contribution of each sample to the log-odds.</param>
internal sealed record ExplainedRecording(
    Prediction Prediction,
    double Threshold,
    SignalOptions Input,
    IReadOnlyList<float> Signal,
    IReadOnlyList<float> Attribution
)
{
    // Half a QRS complex: what lies closer together weighs together.
    private const double SmoothedSeconds = 0.05;

    /// <summary>The predicted class.</summary>
    public Diagnosis ReadAs => Prediction.Probability > Threshold ? Diagnosis.Imi : Diagnosis.Norm;

    /// <summary>Whether the predicted class is the label.</summary>
    public bool IsRight => ReadAs == Prediction.Label;

    /// <summary>Label, prediction, probability and threshold in one line.</summary>
    public string Title =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Prediction.Label.Code()} read as {ReadAs.Code()} (ecg_id {Prediction.EcgId}, probability {Prediction.Probability:0.0000}, threshold {Threshold:0.0000})"
        );

    /// <summary>The share of each lead in the sum of absolute attributions.</summary>
    public IReadOnlyList<double> LeadShares
    {
        get
        {
            double[] sums = [.. Input.Leads.Select((_, lead) => Lead(Attribution, lead).Sum(a => Math.Abs((double)a)))];
            var all = Math.Max(sums.Sum(), double.Epsilon);
            return [.. sums.Select(sum => sum / all)];
        }
    }

    /// <summary>Returns a trace for each lead, with its attributions absolute, smoothed, and divided by the largest of the recording.</summary>
    internal IReadOnlyList<SaliencyTrace> ToTraces()
    {
        var smooth = Input.Leads.Select((_, lead) => Smoothed([.. Lead(Attribution, lead)])).ToList();
        var largest = Math.Max(smooth.Max(weights => weights.Max()), double.Epsilon);
        return
        [
            .. Input.Leads.Select(
                (name, lead) =>
                    new SaliencyTrace(
                        lead == 0 ? Title : "",
                        $"{name} (mV)",
                        [.. Lead(Signal, lead).Select(s => (double)s)],
                        [.. smooth[lead].Select(weight => weight / largest)]
                    )
            ),
        ];
    }

    private IEnumerable<float> Lead(IReadOnlyList<float> values, int lead) =>
        values.Skip(lead * Input.InputSamples).Take(Input.InputSamples);

    // A mean over a window that is cut off at the ends.
    private double[] Smoothed(float[] values)
    {
        var half = (int)Math.Round(SmoothedSeconds * Input.SamplingRateHz / 2);
        var sums = new double[values.Length + 1];
        for (var i = 0; i < values.Length; i++)
        {
            sums[i + 1] = sums[i] + Math.Abs(values[i]);
        }

        var result = new double[values.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var (from, to) = (Math.Max(0, i - half), Math.Min(values.Length, i + half + 1));
            result[i] = (sums[to] - sums[from]) / (to - from);
        }

        return result;
    }
}
