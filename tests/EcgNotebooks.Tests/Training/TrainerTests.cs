using EcgNotebooks.Networks;
using EcgNotebooks.Networks.Layers;
using EcgNotebooks.RandomNumbers;
using EcgNotebooks.Tests.Support;
using EcgNotebooks.Training;
using TorchSharp;

namespace EcgNotebooks.Tests.Training;

[Trait("speed", "slow")]
public class TrainerTests
{
    private static readonly ArrayExamples _train = TestExamples.Bumps(45, seed: 1);
    private static readonly ArrayExamples _validation = TestExamples.Bumps(21, seed: 2);

    public static TheoryData<string> Architectures => ["cnn", "crnn"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Training_with_the_same_seed_is_reproducible_bit_for_bit(string name)
    {
        var options = new TrainingOptions
        {
            Epochs = 2,
            BatchSize = 16,
            Seed = 5,
        };
        using var first = Create(name);
        new Trainer(options).Fit(first, _train, _validation, cancellation: Cancellation);
        torch.rand(1000).Dispose();
        using var second = Create(name);
        new Trainer(options).Fit(second, _train, _validation, cancellation: Cancellation);
        AssertSame(first, second);
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Different_seeds_give_different_weights(string name)
    {
        using var first = Create(name);
        using var second = Create(name);
        new Trainer(
            new()
            {
                Epochs = 1,
                BatchSize = 16,
                Seed = 1,
            }
        ).Fit(first, _train, _validation, cancellation: Cancellation);
        new Trainer(
            new()
            {
                Epochs = 1,
                BatchSize = 16,
                Seed = 2,
            }
        ).Fit(second, _train, _validation, cancellation: Cancellation);
        Assert.NotEqual(first.Weights[0].ToArray(), second.Weights[0].ToArray());
    }

    [Theory]
    [InlineData("cnn", 30, 5e-3)]
    [InlineData("crnn", 12, 1e-3)]
    public void A_network_learns_to_distinguish_a_bump_from_noise(string name, int epochs, double learningRate)
    {
        using var network = Create(name);
        var options = new TrainingOptions
        {
            Epochs = epochs,
            BatchSize = 16,
            LearningRate = learningRate,
        };
        var history = new Trainer(options).Fit(
            network,
            TestExamples.Bumps(160, seed: 3),
            _validation,
            cancellation: Cancellation
        );
        Assert.True(history.Best.ValidationAccuracy >= 0.95, history.ToCsv());
        Assert.True(history.Epochs[^1].Loss < history.Epochs[0].Loss / 2, history.ToCsv());
    }

    [Fact]
    public void The_history_equals_that_of_a_naive_training_loop()
    {
        var options = new TrainingOptions
        {
            Epochs = 2,
            BatchSize = 16,
            Seed = 3,
        };
        using var network = new EcgCnn(Small with { Dropout = 0 });
        var history = new Trainer(options).Fit(network, _train, _validation, cancellation: Cancellation);

        using var again = new EcgCnn(Small with { Dropout = 0 });
        var adam = new Adam(again.Weights, options.LearningRate);
        foreach (var epoch in history.Epochs)
        {
            var (loss, correct) = (0.0, 0);
            foreach (var indices in Seeds.Order(_train.Count, options.Seed, epoch.Epoch).Chunk(options.BatchSize))
            {
                // Without dropout, the network's output is the same in evaluation as in training mode.
                var batch = _train.At(indices);
                foreach (
                    var (p, target) in again
                        .Predict(batch, cancellation: Cancellation)
                        .Zip(indices.Select(_train.Target))
                )
                {
                    loss -= Math.Log(target == 1 ? p : 1 - p);
                    correct += (p > 0.5 ? 1 : 0) == target ? 1 : 0;
                }

                using var scope = torch.NewDisposeScope();
                again.zero_grad();
                again
                    .Losses(again.call(Batch.Inputs(_train, indices)), Batch.Targets(_train, indices))
                    .mean()
                    .backward();
                adam.Step();
            }

            Assert.Equal(loss / _train.Count, epoch.Loss, 1e-5);
            Assert.Equal((double)correct / _train.Count, epoch.Accuracy);
            var validation = again.Evaluate(_validation, batchSize: 4, Cancellation);
            Assert.Equal(validation.Loss, epoch.ValidationLoss, 1e-5);
            Assert.Equal(validation.Accuracy, epoch.ValidationAccuracy);
        }

        AssertSame(network, again);
    }

    [Fact]
    public void Every_example_is_used_once_per_epoch_including_a_smaller_last_batch()
    {
        var counted = new CountingExamples(_train);
        var batches = new List<BatchReport>();
        using var network = Create("cnn");
        new Trainer(new() { Epochs = 2, BatchSize = 16 }).Fit(
            network,
            counted,
            _validation,
            batches: new Progress(batches.Add),
            cancellation: Cancellation
        );
        Assert.All(counted.Reads, reads => Assert.Equal(2, reads));
        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)], batches.Select(b => (b.Epoch, b.Batch)));
        Assert.All(batches, b => Assert.Equal((3, 2), (b.Batches, b.Epochs)));
        Assert.Equal(TimeSpan.Zero, batches[^1].Remaining);
    }

    [Fact]
    public void Evaluation_averages_over_examples_rather_than_batches()
    {
        using var network = Create("cnn");
        var whole = network.Evaluate(_validation, batchSize: 21, Cancellation);
        var uneven = network.Evaluate(_validation, batchSize: 20, Cancellation);
        Assert.Equal(whole.Loss, uneven.Loss, 1e-6);
        Assert.Equal(whole.Accuracy, uneven.Accuracy);
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void A_prediction_does_not_depend_on_its_batch(string name)
    {
        using var network = Create(name);
        var together = network.Predict(_validation, 21, Cancellation);
        var alone = network.Predict(_validation, 1, Cancellation);
        Assert.All(together.Zip(alone), p => Assert.InRange(p.Second, p.First - 1e-6, p.First + 1e-6));
        Assert.Equal(together, network.Predict(_validation, 21, Cancellation));
    }

    [Fact]
    public void Training_and_prediction_dispose_all_tensors()
    {
        using var network = Create("crnn");
        var trainer = new Trainer(new() { Epochs = 1, BatchSize = 16 });
        trainer.Fit(network, _train, _validation, cancellation: Cancellation);
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        var before = statistics.ThreadTotalLiveCount;
        trainer.Fit(network, _train, _validation, cancellation: Cancellation);
        network.Predict(_validation, cancellation: Cancellation);
        Assert.Equal(0, statistics.ThreadTotalLiveCount - before);
    }

    [Fact]
    public void Samples_that_are_NaN_stop_the_training()
    {
        var broken = new ArrayExamples(
            [
                [.. Enumerable.Repeat(float.NaN, 200)],
            ],
            [1]
        );
        using var network = Create("cnn");
        var error = Assert.Throws<EcgException>(() =>
            new Trainer(new()).Fit(network, broken, _validation, cancellation: Cancellation)
        );
        Assert.Contains("Epoch 1", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Examples_of_another_shape_are_refused()
    {
        using var network = new EcgCnn(new() { InputLength = 300 });
        var error = Assert.Throws<EcgException>(() =>
            new Trainer(new()).Fit(network, _train, _validation, cancellation: Cancellation)
        );
        Assert.Contains("1 channel(s) of 200 samples", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Training_in_bfloat16_gives_a_loss_close_to_float32(string name)
    {
        using var full = Create(name, 0);
        using var half = Create(name, 0);
        var options = new TrainingOptions { Epochs = 1, BatchSize = 16 };
        var expected = new Trainer(options).Fit(full, _train, _validation, cancellation: Cancellation);
        var actual = new Trainer(options with { Precision = Precision.BFloat16 }).Fit(
            half,
            _train,
            _validation,
            cancellation: Cancellation
        );
        Assert.Equal(expected.Epochs[0].Loss, actual.Epochs[0].Loss, 0.02);
        Assert.NotEqual(full.Weights[0].ToArray(), half.Weights[0].ToArray());
    }

    internal static EcgCnnOptions Small { get; } = new() { InputLength = 200 };

    internal static Classifier Create(string name, double? dropout = null, int channels = 1) =>
        name == "cnn"
            ? new EcgCnn(Small with { Dropout = dropout ?? 0.5, Channels = channels }, seed: 11)
            : new EcgCrnn(
                new()
                {
                    InputLength = 200,
                    Dropout = dropout ?? 0.2,
                    Channels = channels,
                },
                seed: 11
            );

    internal static void AssertSame(Classifier expected, Classifier actual) =>
        Assert.All(expected.Weights.Zip(actual.Weights), w => Assert.Equal(w.First.ToArray(), w.Second.ToArray()));

    /// <summary>Calls the action synchronously; Progress{T} would call it on another thread.</summary>
    internal sealed class Progress(Action<BatchReport> report) : IProgress<BatchReport>
    {
        public void Report(BatchReport value) => report(value);
    }

    private sealed class CountingExamples(ArrayExamples examples) : IExamples
    {
        public int[] Reads { get; } = new int[examples.Count];

        public int Count => examples.Count;

        public int Length => examples.Length;

        public int Channels => examples.Channels;

        public int Target(int index) => examples.Target(index);

        public void CopyTo(int index, Span<float> destination)
        {
            Reads[index]++;
            examples.CopyTo(index, destination);
        }
    }
}
