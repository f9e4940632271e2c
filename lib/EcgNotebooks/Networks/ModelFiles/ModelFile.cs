using System.Text.Json;
using EcgNotebooks.Formats.Onnx;
using EcgNotebooks.Formats.Safetensors;
using EcgNotebooks.Networks.Keras;
using EcgNotebooks.Networks.Onnx;
using EcgNotebooks.Signals;

namespace EcgNotebooks.Networks.ModelFiles;

/// <summary>Networks in files: this project's own .safetensors, .onnx for other programs, and .keras to read.</summary>
public static class ModelFile
{
    /// <summary>Reads a network from any of these kinds of file, told apart by content. Pickles are never read.</summary>
    /// <remarks>
    /// Of ONNX, the graphs of <see cref="ToOnnx"/> are read, and graphs of other programs that compute one of the two networks with
    /// the same operators.
    /// </remarks>
    /// <exception cref="ModelFileException">The file is missing, truncated, something else, or holds neither network.</exception>
    public static LoadedModel Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var start = Start(path);
        if (OnnxFile.IsOne(path, start))
        {
            var described = OnnxNetwork.Read(path);
            return new(described.Create(), described.Metadata);
        }

        switch (start)
        {
            case [(byte)'P', (byte)'K', 3, 4, ..]:
                var network = new KerasFile(path).Load();
                return new(
                    network,
                    new Dictionary<string, string>(network.Options) { [WeightsFile.Network] = network.NetworkName }
                );
            case [0x89, (byte)'H', (byte)'D', (byte)'F', ..]:
                throw ModelFileException.Foreign(path, "HDF5, Keras's older format: save it as .keras");
            case { Length: > 0 } when Path.GetExtension(path) is ".keras":
                throw ModelFileException.Foreign(path, "not a .keras file: it isn't a zip archive");
            default:
                return LoadSafetensors(path);
        }
    }

    /// <summary>Reads a network of one architecture.</summary>
    /// <exception cref="ModelFileException">As above, or the file holds the other network.</exception>
    public static TNetwork Load<TNetwork>(string path)
        where TNetwork : Classifier
    {
        var network = Load(path).Network;
        if (network is TNetwork asked)
        {
            return asked;
        }

        using (network)
        {
            throw ModelFileException.OtherNetwork(path, $"{network.GetType().Name}, not {typeof(TNetwork).Name}");
        }
    }

    /// <summary>Writes a network's weights and the signal that it takes; the file appears complete or not at all.</summary>
    /// <param name="path">The file, by convention .safetensors.</param>
    /// <param name="network">The network.</param>
    /// <param name="signal">
    /// Leads, sampling rate and filter of the network's input, which <see cref="Load(string)"/> returns with it; where null,
    /// <see cref="Classifier.Signal"/> of the network.
    /// </param>
    /// <param name="recipeDigest">Identifies what it was trained on.</param>
    /// <param name="epoch">The epoch after which the weights were these; 0 if untrained.</param>
    /// <exception cref="ArgumentException">The signal has another number of leads or samples than the network takes.</exception>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    /// <example>
    /// <code>
    /// var signal = new SignalOptions { Leads = [Lead.I, Lead.II, Lead.V1] };
    /// using var network = new EcgCnn(new() { Channels = signal.Leads.Count, InputLength = signal.Samples });
    /// ModelFile.Save("three-leads.safetensors", network, signal);
    /// </code>
    /// </example>
    public static void Save(
        string path,
        Classifier network,
        SignalOptions? signal = null,
        string recipeDigest = "",
        int epoch = 0
    )
    {
        ArgumentNullException.ThrowIfNull(network);
        if (signal is not null)
        {
            signal.Check();
            network.Input = Fitting(signal, network).ToJson();
        }

        float[][] values = [.. network.Weights.Select(w => w.ToArray())];
        WeightsFile.Create(network, values, recipeDigest, epoch, network.Input ?? "").Write(path);
    }

    /// <summary>Writes a network as an ONNX graph, which ONNX Runtime and other programs run without this library.</summary>
    /// <remarks>
    /// The graph takes float32 signals in mV, (n, channels, time), and gives probabilities, (n, 1) for the CNN and (n, 2) for the
    /// CRNN. The file's properties (metadata_props) state sampling rate, samples, unit, leads, filter and threshold. Operators are of
    /// opset 17 (https://onnx.ai/onnx/operators).
    /// </remarks>
    /// <param name="path">The file, by convention .onnx.</param>
    /// <param name="network">The network; the preprocessing is that of its <see cref="Classifier.Signal"/>.</param>
    /// <param name="options">Form, threshold and digests; if null, the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold isn't from 0 to 1.</exception>
    /// <exception cref="EcgException">The network has more than 2 GB of weights, or the folder can't be written.</exception>
    /// <example>
    /// <code>
    /// using var network = ModelFile.Load("runs/first/cnn/best.safetensors").Network;
    /// ModelFile.ToOnnx("cnn.onnx", network, new() { Threshold = 0.4 });
    /// </code>
    /// </example>
    public static void ToOnnx(string path, Classifier network, OnnxOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(network);
        options ??= new();
        options.Check();
        OnnxFile.Write(path, OnnxExport.Model(network, options));
    }

    private static LoadedModel LoadSafetensors(string path)
    {
        var file = SafetensorsFile.Read(path);
        var shape =
            NetworkShape.Parse(file.Metadata)
            ?? throw ModelFileException.OtherNetwork(path, "its metadata doesn't describe a network of this project");

        // Before the network is made, because its size depends on what the metadata says.
        if (file.Arrays.Sum(a => (long)a.Values.Length) is var count && count != shape.WeightCount)
        {
            throw ModelFileException.OtherNetwork(
                path,
                $"{count} weights where its metadata asks for {shape.WeightCount}"
            );
        }

        var input = file.Metadata.GetValueOrDefault(WeightsFile.Input);
        CheckSignal(path, input);
        var network = shape.Create();
        network.Input = input;
        var values = WeightsFile.Find(file, path, network.Weights);
        for (var i = 0; i < values.Length; i++)
        {
            network.Weights[i].Set(values[i]);
        }

        return new(network, file.Metadata);
    }

    private static SignalOptions Fitting(SignalOptions signal, Classifier network) =>
        network.Takes(signal)
            ? signal
            : throw new ArgumentException(
                $"The signal has {signal.Leads.Count} leads of {signal.InputSamples} samples, "
                    + $"the network takes {network.Channels} of {network.InputLength}.",
                nameof(signal)
            );

    private static void CheckSignal(string path, string? input)
    {
        try
        {
            _ = Classifier.SignalOf(input);
        }
        catch (JsonException e)
        {
            throw ModelFileException.UnreadableSignal(path, e);
        }
    }

    private static byte[] Start(string path) =>
        ModelContent.Read(
            path,
            stream =>
            {
                var bytes = new byte[8];
                return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
            }
        );
}
