using System.Diagnostics;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.Layers;
using EcgNotebooks.Training;
using static System.FormattableString;
using static TorchSharp.torch;

namespace EcgNotebooks.Bench.Measurements;

/// <summary>Measurements of training steps of the trainer, in relation to the machine's arithmetic speed.</summary>
internal sealed class TrainingMeasurements : IMeasurementFamily
{
    private const int Batches = 60;
    private const int WarmUp = 15;
    private const int Epochs = 10;

    public IEnumerable<Measurement> Measurements =>
        [
            new("matmul.float32", "Multiply two 2048 x 2048 matrices in float32.", () => Product(ScalarType.Float32)),
            new(
                "matmul.bfloat16",
                "Multiply two 2048 x 2048 matrices in bfloat16.",
                () => Product(ScalarType.BFloat16)
            ),
            new(
                "train.cnn.step",
                "One training step of the CNN on 64 examples of 5,000 samples in float32.",
                () => Step(Cnn, 17.85, Precision.Float32)
            ),
            new(
                "train.crnn.step",
                "One training step of the CRNN on 32 examples of 5,000 samples in float32.",
                () => Step(Crnn, 12.86, Precision.Float32)
            ),
            new(
                "train.cnn.step.bfloat16",
                "One training step of the CNN on 64 examples of 5,000 samples in bfloat16.",
                () => Step(Cnn, 17.85, Precision.BFloat16)
            ),
            new(
                "train.crnn.step.bfloat16",
                "One training step of the CRNN on 32 examples of 5,000 samples in bfloat16.",
                () => Step(Crnn, 12.86, Precision.BFloat16)
            ),
            new("predict.cnn", "Predict the probabilities of 512 recordings with the CNN.", () => Predict(Cnn)),
            new("predict.crnn", "Predict the probabilities of 512 recordings with the CRNN.", () => Predict(Crnn)),
            new("memory.train", "Measure the resident memory after each of ten epochs of the CNN.", Memory),
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
        var progress = new SynchronousProgress<BatchReport>(report =>
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
        var epochs = new SynchronousProgress<EpochReport>(report =>
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

    // Calls the handler on the reporting thread, whereas Progress<T> posts reports to other threads.
    private sealed class SynchronousProgress<T>(Action<T> handler) : IProgress<T>
    {
        public void Report(T value) => handler(value);
    }
}
