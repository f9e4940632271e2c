using System.Diagnostics;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.Layers;
using EcgNotebooks.Training;
using static System.FormattableString;
using static TorchSharp.torch;

namespace EcgNotebooks.Bench.Measurements;

/// <summary>Training steps as the trainer takes them, beside the machine's own speed.</summary>
internal sealed class TrainingMeasurements : IMeasurementFamily
{
    private const int Batches = 60;
    private const int WarmUp = 15;
    private const int Epochs = 10;

    public IEnumerable<Measurement> Measurements =>
        [
            new("matmul.float32", "Product of two 2048 x 2048 matrices.", () => Product(ScalarType.Float32)),
            new("matmul.bfloat16", "The same in bfloat16.", () => Product(ScalarType.BFloat16)),
            new(
                "train.cnn.step",
                "One training step of the CNN, 64 x 5000.",
                () => Step(Cnn, 17.85, Precision.Float32)
            ),
            new(
                "train.crnn.step",
                "One training step of the CRNN, 32 x 5000.",
                () => Step(Crnn, 12.86, Precision.Float32)
            ),
            new("train.cnn.step.bfloat16", "The same in bfloat16.", () => Step(Cnn, 17.85, Precision.BFloat16)),
            new("train.crnn.step.bfloat16", "The same in bfloat16.", () => Step(Crnn, 12.86, Precision.BFloat16)),
            new("predict.cnn", "Probabilities of 512 recordings by the CNN.", () => Predict(Cnn)),
            new("predict.crnn", "Probabilities of 512 recordings by the CRNN.", () => Predict(Crnn)),
            new("memory.train", "Resident memory after each of ten epochs of the CNN.", Memory),
        ];

    private static (Classifier Network, TrainingOptions Options) Cnn() => (new EcgCnn(), TrainingOptions.Cnn);

    private static (Classifier Network, TrainingOptions Options) Crnn() => (new EcgCrnn(), TrainingOptions.Crnn);

    private static Measured Product(ScalarType type)
    {
        using var product = new MatrixProduct(type);
        var measured = Timing.Quick.Measure(product.Run, threads: get_num_threads());
        return measured with { Note = Invariant($"{MatrixProduct.GigaFlop / measured.MedianMs * 1000:F0} GFLOP/s") };
    }

    private static Measured Step(Func<(Classifier, TrainingOptions)> create, double gigaFlop, Precision precision)
    {
        var (network, options) = create();
        using var _ = network;
        using var product = new MatrixProduct(ScalarType.Float32);
        var (steps, products) = (new List<double>(), new List<double>());
        var clock = Stopwatch.StartNew();
        var progress = new Heard<BatchReport>(report =>
        {
            var time = clock.Elapsed.TotalMilliseconds;
            if (report.Batch > WarmUp)
            {
                steps.Add(time);
                products.Add(product.Time());
            }

            clock.Restart();
        });
        new Trainer(options with { Epochs = 1, Precision = precision }).Fit(
            network,
            new NoiseExamples(Batches * options.BatchSize),
            new NoiseExamples(options.BatchSize),
            batches: progress
        );
        var (median, rate) = (Timing.Median(steps), MatrixProduct.GigaFlop / Timing.Median(products));
        var note = Invariant($"examples; efficiency {gigaFlop / median / rate:F3}, matmul {rate * 1000:F0} GFLOP/s");
        return new Measured(median, steps.Min(), options.BatchSize, get_num_threads(), note);
    }

    private static Measured Predict(Func<(Classifier, TrainingOptions)> create)
    {
        var (network, _) = create();
        using var disposed = network;
        var examples = new NoiseExamples(512);
        var measured = Timing.Quick.Measure(() => network.Predict(examples), examples.Count, get_num_threads());
        return measured with
        {
            Note = Invariant($"recordings; {examples.Count / measured.MedianMs * 1000:F0} per second"),
        };
    }

    private static Measured Memory()
    {
        var (network, options) = Cnn();
        using var _ = network;
        var (resident, times) = (new List<long>(), new List<double>());
        var epochs = new Heard<EpochReport>(report =>
        {
            resident.Add(Environment.WorkingSet >> 20);
            times.Add(report.Result.Seconds * 1000);
        });
        new Trainer(options with { Epochs = Epochs }).Fit(
            network,
            new NoiseExamples(24 * options.BatchSize),
            new NoiseExamples(options.BatchSize),
            epochs: epochs
        );
        var growth = (double)resident[^1] / resident[1];
        var note = Invariant($"MB after each epoch: {string.Join(" ", resident)}; last to second {growth:F3}");
        return new Measured(Timing.Median(times), times.Min(), Epochs, get_num_threads(), note);
    }

    // Hears at once, where Progress<T> hands reports to other threads.
    private sealed class Heard<T>(Action<T> hear) : IProgress<T>
    {
        public void Report(T value) => hear(value);
    }
}
