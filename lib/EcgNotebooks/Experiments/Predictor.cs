using System.Globalization;
using System.Text.Json;
using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Signals;

namespace EcgNotebooks.Experiments;

/// <summary>A trained network that reads recordings, with the threshold that goes with it.</summary>
public sealed class Predictor : IDisposable
{
    private const double FixedThreshold = 0.5;

    private readonly Classifier _network;
    private readonly SignalOptions _signal;

    private Predictor(Classifier network, SignalOptions signal, double threshold, string? note) =>
        (_network, _signal, Threshold, ThresholdNote) = (network, signal, threshold, note);

    /// <summary>A probability strictly above it is IMI.</summary>
    public double Threshold { get; }

    /// <summary>Why the threshold is 0.5, as the end of a sentence; null where it was named, or chosen by evaluate.</summary>
    public string? ThresholdNote { get; }

    /// <summary>Loads a .safetensors file of this project or a .keras file.</summary>
    /// <param name="model">The file.</param>
    /// <param name="threshold">
    /// The threshold; where null that which metrics.json beside the file holds for these very weights, as bundle.json beside it
    /// tells, and 0.5 where there is none for them.
    /// </param>
    /// <param name="signal">
    /// What the network takes, for a file that doesn't say it; where null, and the network has one channel, the published
    /// lead I, unfiltered.
    /// </param>
    /// <exception cref="ArgumentException">The signal can't be.</exception>
    /// <exception cref="EcgException">
    /// The file is missing, damaged or foreign, or doesn't say which leads it takes, or says otherwise; or its metrics.json or
    /// bundle.json is damaged.
    /// </exception>
    public static Predictor Load(string model, double? threshold = null, SignalOptions? signal = null)
    {
        signal?.Check();
        var loaded = ModelFile.Load(model);
        try
        {
            signal = Signal(model, loaded.Network, signal);
            var (found, missing) = threshold is null ? EvaluatedThreshold.Find(model) : (threshold, "");
            return new Predictor(loaded.Network, signal, found ?? FixedThreshold, found is null ? missing : null);
        }
        catch (EcgException)
        {
            loaded.Network.Dispose();
            throw;
        }
    }

    private static SignalOptions Signal(string model, Classifier network, SignalOptions? named)
    {
        var stated = Stated(model, network);
        if (stated is not null && named is not null && stated.ToJson() != named.ToJson())
        {
            throw new EcgException(
                $"{model}: takes {Text(stated)}, not {Text(named)}.",
                "Leave the signal out: the file says what its network was trained on."
            );
        }

        var signal = stated ?? named ?? new SignalOptions { Samples = network.InputLength };
        return signal.Leads.Count == network.Channels && signal.Samples == network.InputLength
            ? signal
            : throw new EcgException(
                $"{model}: takes {network.Channels} leads of {network.InputLength} samples, "
                    + (stated is null && named is null ? "and doesn't say which." : $"not {Text(signal)}."),
                "Use a network trained by this project or one of lead I, or say what it takes: set the network's Input before "
                    + "ModelFile.Save, or give Predictor.Load the SignalOptions."
            );
    }

    private static SignalOptions? Stated(string model, Classifier network)
    {
        try
        {
            return network.Input is { } input ? SignalOptions.FromJson(input) : null;
        }
        catch (JsonException e)
        {
            throw new EcgException($"{model}: what it says of its input can't be read.", "Train again.", e);
        }
    }

    private static string Text(SignalOptions signal) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{signal.Samples} samples of {string.Join(", ", signal.Leads)} at {signal.SamplingRateHz} Hz, {(signal.Filter is null ? "unfiltered" : "filtered")}"
        );

    /// <summary>What a recording must be.</summary>
    internal RecordingLimits Limits { get; init; } = new();

    /// <summary>
    /// Predicts one recording: a WFDB record of any format and sampling rate, named without extension, by its .hea or .dat, or
    /// a .csv as <see cref="EcgCsv"/> reads it.
    /// </summary>
    /// <param name="path">The recording.</param>
    /// <param name="csvRateHz">Sampling rate of a CSV file without a column of times.</param>
    /// <param name="verify">
    /// Whether checksums and lengths that contradict a WFDB header are errors; where not, they are told with the preparation.
    /// </param>
    /// <remarks>
    /// The network sees the first seconds that it was trained for, in mV, resampled where the rate is another, filtered only
    /// then. What was done is in <see cref="RecordPrediction.Preparation"/>.
    /// </remarks>
    /// <exception cref="UnfitRecordingException">The recording is too short, flat, full of gaps, or no voltage of an ECG.</exception>
    /// <exception cref="EcgException">The recording can't be read, or lacks a lead.</exception>
    public RecordPrediction Predict(string path, double? csvRateHz = null, bool verify = true)
    {
        var fitting = new RecordingFitting(_signal, Limits);
        var example = RecordingExamples.Load(
            [path],
            [Diagnosis.Norm],
            _signal,
            Limits,
            (file, leads) => fitting.Fit(RecordingExcerpt.Read(file, leads, fitting.Seconds, csvRateHz, verify)),
            default
        );
        var probability = _network.Predict(example)[0];
        return double.IsNaN(probability)
            ? throw new EcgException(
                $"{path}: the network gives no probability.",
                "Its weights, or the recording's values, are beyond all bounds: train again, or fetch the recording again."
            )
            : new RecordPrediction(path, probability, Threshold)
            {
                Preparation = fitting.Done,
                ThresholdNote = ThresholdNote,
            };
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();
}
