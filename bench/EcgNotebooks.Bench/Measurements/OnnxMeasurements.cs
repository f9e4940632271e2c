using EcgNotebooks.Networks;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Networks.Onnx;
using EcgNotebooks.Onnx;
using static System.FormattableString;
using static TorchSharp.torch;

namespace EcgNotebooks.Bench.Measurements;

/// <summary>Measurements of prediction with ONNX Runtime, beside this library with the same network, process and number of threads.</summary>
internal sealed class OnnxMeasurements : IMeasurementFamily
{
    private const int Recordings = 512;

    public IEnumerable<Measurement> Measurements =>
        [.. Both("cnn", () => new EcgCnn()), .. Both("crnn", () => new EcgCrnn())];

    private static IEnumerable<Measurement> Both(string name, Func<Classifier> create) =>
        [
            new(
                $"predict.{name}.onnxruntime",
                $"Predict 512 recordings with the {name.ToUpperInvariant()} in ONNX Runtime, convolutions in one dimension.",
                () => Predict(create, OnnxForm.OneDimensional)
            ),
            new(
                $"predict.{name}.onnxruntime.2d",
                $"Predict 512 recordings with the {name.ToUpperInvariant()} in ONNX Runtime, convolutions of height 1.",
                () => Predict(create, OnnxForm.HeightOne)
            ),
        ];

    private static Measured Predict(Func<Classifier> create, OnnxForm form)
    {
        using var network = create();
        var file = Path.Combine(BenchData.Folder, $"{network.NetworkName}-{form}.onnx");
        ModelFile.ToOnnx(file, network, new() { Form = form });
        var (examples, threads) = (new NoiseExamples(Recordings), get_num_threads());
        // This library is measured first, because the threads of ONNX Runtime wait for work actively.
        var ours = Timing.Quick.Measure(() => network.Predict(examples));
        using var onnx = OnnxClassifier.Load(file, threads);
        var theirs = Timing.Quick.Measure(() => onnx.Predict(examples), Recordings, threads);
        var difference = network.Predict(examples).Zip(onnx.Predict(examples), (a, b) => Math.Abs(a - b)).Max();
        return theirs with
        {
            Note = Invariant(
                $"recordings; {Recordings / theirs.MedianMs * 1000:F0} per second; this library {ours.MedianMs:F0} ms, {theirs.MedianMs / ours.MedianMs:F2} times as fast; largest difference {difference:E1}"
            ),
        };
    }
}
