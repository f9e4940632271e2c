using System.Globalization;
using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Networks.Onnx;
using EcgNotebooks.Signals;

namespace EcgNotebooks.Experiments;

/// <summary>Predicts recordings with a trained network and the threshold that was chosen for it.</summary>
/// <example>
/// <code>
/// using var predictor = Predictor.Load("runs/first/cnn/best.safetensors");
/// var prediction = predictor.Predict("data/demo/records500/00000/00001_hr");
/// Console.WriteLine($"{prediction.Label}: probability {prediction.Probability:F3}, threshold {prediction.Threshold}");
/// </code>
/// </example>
public sealed class Predictor : IDisposable
{
    private const double FixedThreshold = 0.5;

    private readonly IClassifier _network;
    private readonly SignalOptions _signal;

    private Predictor(IClassifier network, SignalOptions signal, double threshold, string? note) =>
        (_network, _signal, Threshold, ThresholdNote) = (network, signal, threshold, note);

    /// <summary>The threshold; a probability strictly above it means IMI.</summary>
    public double Threshold { get; }

    /// <summary>The reason why the threshold is 0.5, as the end of a sentence; null where it was given, or chosen by evaluate.</summary>
    public string? ThresholdNote { get; }

    /// <summary>Loads a network from a .safetensors or .onnx file of this project or from a .keras file.</summary>
    /// <param name="model">The file.</param>
    /// <param name="threshold">
    /// The threshold. Where null, the one that an .onnx file states, or that evaluate chose for these weights (metrics.json and
    /// bundle.json beside the file), and 0.5 where there is none.
    /// </param>
    /// <param name="signal">
    /// The signal that the network takes, for a file that doesn't state it. Where null and the network has one channel, the
    /// published lead I, unfiltered.
    /// </param>
    /// <exception cref="ArgumentException">The signal has no lead, one lead twice, or no sample.</exception>
    /// <exception cref="EcgException">
    /// The file is missing, damaged or not of a known format; it doesn't state the leads that its network takes, or states others;
    /// or its metrics.json or bundle.json is damaged.
    /// </exception>
    public static Predictor Load(string model, double? threshold = null, SignalOptions? signal = null)
    {
        signal?.Check();
        var loaded = ModelFile.Load(model);
        try
        {
            signal = SignalOf(model, loaded.Network, signal);
            var (found, missing) = ThresholdOf(model, loaded.Metadata, threshold);
            return new Predictor(loaded.Network, signal, found ?? FixedThreshold, found is null ? missing : null);
        }
        catch (EcgException)
        {
            loaded.Network.Dispose();
            throw;
        }
    }

    /// <summary>Predicts with a network that is in memory, or one that another program computes, such as ONNX Runtime.</summary>
    /// <param name="network">The network, which the predictor disposes.</param>
    /// <param name="threshold">The threshold; where null, 0.5.</param>
    /// <param name="signal">The signal that the network takes, where <see cref="IClassifier.Signal"/> is null.</param>
    /// <param name="name">Name of the network in messages.</param>
    /// <exception cref="ArgumentException">The signal has no lead, one lead twice, or no sample.</exception>
    /// <exception cref="EcgException">It isn't known which leads the network takes, or it takes others.</exception>
    public static Predictor Of(
        IClassifier network,
        double? threshold = null,
        SignalOptions? signal = null,
        string name = "The network"
    )
    {
        ArgumentNullException.ThrowIfNull(network);
        signal?.Check();
        var note = threshold is null ? "the network states none" : null;
        return new Predictor(network, SignalOf(name, network, signal), threshold ?? FixedThreshold, note);
    }

    /// <summary>Returns the threshold for a model, or null and the reason why there is none, as the end of a sentence.</summary>
    internal static (double? Threshold, string Missing) ThresholdOf(
        string model,
        IReadOnlyDictionary<string, string> metadata,
        double? named
    ) =>
        (named ?? OnnxNetwork.ThresholdOf(metadata)) is { } threshold
            ? (threshold, "")
            : EvaluatedThreshold.Find(model);

    /// <summary>Returns the signal that a network takes: what it states, what was named, or the published lead I.</summary>
    /// <exception cref="EcgException">It isn't known which leads the network takes, or it takes others.</exception>
    internal static SignalOptions SignalOf(string model, IClassifier network, SignalOptions? named)
    {
        var stated = network.Signal;
        if (stated is not null && named is not null && stated.ToJson() != named.ToJson())
        {
            throw new EcgException(
                $"{model}: takes {Text(stated)}, not {Text(named)}.",
                "Leave the signal out: the file says what its network was trained on."
            );
        }

        var signal = stated ?? named ?? new SignalOptions { Samples = network.InputLength };
        return signal.Leads.Count == network.Channels && signal.InputSamples == network.InputLength
            ? signal
            : throw new EcgException(
                $"{model}: takes {network.Channels} leads of {network.InputLength} samples, "
                    + (stated is null && named is null ? "and doesn't say which." : $"not {Text(signal)}."),
                "Use a network trained by this project or one of lead I, or give ModelFile.Save or Predictor.Load the SignalOptions."
            );
    }

    private static string Text(SignalOptions signal) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{BeatsOf(signal)}{signal.InputSamples} samples of {string.Join(", ", signal.Leads)} at {signal.SamplingRateHz} Hz, {(signal.Filter is null ? "unfiltered" : "filtered")}"
        );

    private static string BeatsOf(SignalOptions signal) =>
        signal.Beats is { } beats ? $"{beats.PerRecording} beats with " : "";

    /// <summary>Limits beyond which a recording is refused.</summary>
    internal RecordingLimits Limits { get; init; } = new();

    /// <summary>
    /// Predicts one recording: a WFDB record of any format and sampling rate, named without extension, by its .hea or .dat, or
    /// a .csv as <see cref="EcgCsv"/> reads it.
    /// </summary>
    /// <param name="path">The recording.</param>
    /// <param name="csvRateHz">Sampling rate of a CSV file without a column of times, in Hz.</param>
    /// <param name="verify">
    /// Whether checksums and lengths that contradict a WFDB header are errors; otherwise
    /// <see cref="RecordPrediction.Preparation"/> mentions them.
    /// </param>
    /// <remarks>
    /// The network sees as many seconds from the start as it was trained on, in mV, resampled where the sampling rate is another,
    /// and filtered last. <see cref="RecordPrediction.Preparation"/> lists what was done. A network of single beats sees each beat that
    /// it would see in its run, and the probability is the mean over them.
    /// </remarks>
    /// <exception cref="UnfitRecordingException">The recording is too short, flat, full of gaps, or not a voltage of an ECG.</exception>
    /// <exception cref="EcgException">The recording can't be read, or lacks a lead.</exception>
    public RecordPrediction Predict(string path, double? csvRateHz = null, bool verify = true) =>
        Predict(path, (leads, seconds) => RecordingExcerpt.Read(path, leads, seconds, csvRateHz, verify));

    /// <summary>Predicts a recording that is in memory; see <see cref="Predict(string, double?, bool)"/>.</summary>
    /// <param name="record">The recording, of any sampling rate, with every lead that the network takes.</param>
    /// <exception cref="UnfitRecordingException">The recording is too short, flat, full of gaps, or not a voltage of an ECG.</exception>
    /// <exception cref="EcgException">The recording lacks a lead.</exception>
    public RecordPrediction Predict(EcgRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Predict(record.Name, (leads, _) => RecordingExcerpt.Of(record, leads));
    }

    private RecordPrediction Predict(string name, Func<IReadOnlyList<Lead>, double, RecordingExcerpt> read)
    {
        var fitting = new RecordingFitting(_signal, Limits);
        var examples = RecordingExamples.OfOne(
            name,
            _signal,
            Limits,
            (_, leads) => fitting.Fit(read(leads, fitting.Seconds))
        );
        var probability = _network.Predict(examples).Average();
        return double.IsNaN(probability)
            ? throw new EcgException(
                $"{name}: the network gives no probability.",
                "Its weights or the recording's values are out of all bounds: train again, or fetch the recording again."
            )
            : new RecordPrediction(name, probability, Threshold)
            {
                Preparation = [.. fitting.Done, .. Averaged()],
                ThresholdNote = ThresholdNote,
            };
    }

    private IEnumerable<string> Averaged() =>
        _signal.Beats is { } beats ? [$"averaged the probabilities of {beats.PerRecording} beats"] : [];

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();
}
