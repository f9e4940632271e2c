using EcgNotebooks.Networks;
using EcgNotebooks.Networks.Onnx;
using EcgNotebooks.Signals;
using Microsoft.ML.OnnxRuntime;

namespace EcgNotebooks.Onnx;

/// <summary>A network in an ONNX file that ONNX Runtime computes on the processor, without torch.</summary>
/// <example>
/// <code>
/// using var network = OnnxClassifier.Load("cnn.onnx");
/// using var predictor = Predictor.Of(network, network.Threshold);
/// Console.WriteLine(predictor.Predict("data/demo/records500/00000/00001_hr").Probability);
/// </code>
/// </example>
public sealed class OnnxClassifier : IClassifier
{
    private readonly OnnxNetwork _network;
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly string _inputName;
    private readonly string _outputName;
    private readonly int[] _inputSizes;

    private OnnxClassifier(OnnxNetwork network, InferenceSession session)
    {
        (_network, _session) = (network, session);
        (_inputName, var input) = session.InputMetadata.Single();
        (_outputName, _inputSizes) = (session.OutputNames.Single(), input.Dimensions);
    }

    /// <summary>Name of the architecture: cnn or crnn.</summary>
    public string NetworkName => _network.Shape.Architecture;

    /// <inheritdoc/>
    public int InputLength => _network.Shape.InputLength;

    /// <inheritdoc/>
    public int Channels => _network.Shape.Channels;

    /// <inheritdoc/>
    public SignalOptions? Signal => _network.Signal;

    /// <summary>The decision threshold that the file states, from 0 to 1; null if it states none.</summary>
    public double? Threshold => _network.Threshold;

    /// <summary>Properties of the file (metadata_props), with those that describe the network.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _network.Metadata;

    /// <summary>Reads a network from an ONNX file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="threads">Number of threads that compute a batch; 0 for one on each core.</param>
    /// <remarks>ONNX Runtime gets the file only after it was recognised as one of the two networks, whose size is known.</remarks>
    /// <exception cref="EcgException">
    /// The file is missing, damaged or holds neither network; or ONNX Runtime refuses it or isn't there for this platform.
    /// </exception>
    public static OnnxClassifier Load(string path, int threads = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        var network = OnnxNetwork.Read(path);
        try
        {
            using var options = new SessionOptions
            {
                IntraOpNumThreads = threads,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            };
            return new(network, new InferenceSession(path, options));
        }
        catch (OnnxRuntimeException e)
        {
            throw new EcgException(
                $"{path}: ONNX Runtime refuses the file ({e.Message}).",
                "Export the network again with 'ecg export-model'.",
                e
            );
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException)
        {
            throw new EcgException(
                "ONNX Runtime can't be loaded on this computer.",
                "Use linux-x64, linux-arm64, win-x64, win-arm64 or osx-arm64, or predict with the .safetensors file.",
                e
            );
        }
    }

    /// <inheritdoc/>
    public double[] Predict(IExamples examples, int batchSize = 128, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        ExampleShape.Check(examples, this);
        // A graph that was exported for a fixed number of examples takes no other; those left over are filled up with zeros.
        var fixedSize = _inputSizes[0] > 0 ? _inputSizes[0] : (int?)null;
        var probabilities = new List<double>(examples.Count);
        var signals = Array.Empty<float>();
        foreach (var indices in Enumerable.Range(0, examples.Count).Chunk(fixedSize ?? batchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            Array.Resize(ref signals, (fixedSize ?? indices.Length) * Channels * InputLength);
            Collect(examples, indices, signals);
            probabilities.AddRange(Compute(signals).Take(indices.Length));
        }

        return [.. probabilities];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _run.Dispose();
        _session.Dispose();
    }

    private void Collect(IExamples examples, int[] indices, float[] signals)
    {
        var size = Channels * InputLength;
        for (var i = 0; i < indices.Length; i++)
        {
            examples.CopyTo(indices[i], signals.AsSpan(i * size, size));
        }
    }

    private double[] Compute(float[] signals)
    {
        var count = signals.Length / (Channels * InputLength);
        long[] shape = _inputSizes.Length == 4 ? [count, Channels, 1, InputLength] : [count, Channels, InputLength];
        using var input = OrtValue.CreateTensorValueFromMemory(signals, shape);
        using var outputs = _session.Run(_run, [_inputName], [input], [_outputName]);
        var values = outputs[0].GetTensorDataAsSpan<float>();
        var classes = values.Length / count;
        var probabilities = new double[count];
        for (var i = 0; i < count; i++)
        {
            // The CNN gives the probability of the positive class, the CRNN those of both classes, the positive one last.
            probabilities[i] = values[(i + 1) * classes - 1];
        }

        return probabilities;
    }
}
