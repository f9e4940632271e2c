using EcgNotebooks.Networks;
using EcgNotebooks.Tests.Support;
using EcgNotebooks.Training;

namespace EcgNotebooks.Tests.Training;

/// <summary>Class weights as Keras has them: each example's loss times its weight, and the mean over the examples.</summary>
public class WeightedExamplesTests
{
    private const int Length = 64;

    // Six of class 0, two of class 1: weights 2/3 and 2.
    private static readonly ArrayExamples _uneven = TestExamples.Bumps(12, Length).At([0, 2, 4, 6, 8, 10, 1, 3]);

    [Fact]
    public void Each_class_has_the_same_part_and_an_example_weighs_1_on_average()
    {
        var weighted = new WeightedExamples(_uneven);
        double[] weights = [.. Enumerable.Range(0, 8).Select(weighted.Weight)];
        Assert.Equal([2 / 3.0, 2 / 3.0, 2 / 3.0, 2 / 3.0, 2 / 3.0, 2 / 3.0, 2, 2], weights);
        Assert.Equal(8, weights.Sum(), 1e-12);
        Assert.All(Enumerable.Range(0, 8), i => Assert.Equal(_uneven.Target(i), weighted.Target(i)));
    }

    [Fact]
    public void The_training_loss_is_the_mean_of_weighted_losses_and_validation_is_without_weights()
    {
        using var network = Create();
        var probabilities = network.Predict(_uneven, cancellation: TestContext.Current.CancellationToken);
        var expected = probabilities.Select((p, i) => i < 6 ? -2 / 3.0 * Math.Log(1 - p) : -2 * Math.Log(p)).Average();
        var history = Fit(network, new WeightedExamples(_uneven), epochs: 1);
        Assert.Equal(expected, history.Epochs[0].Loss, 1e-5);
        var unweighted = network.Evaluate(_uneven, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(unweighted.Loss, history.Epochs[0].ValidationLoss, 1e-6);
    }

    // Weights 2/3 and 2 over 8 examples pull as much as 6 examples and 3 copies of 2 others over 12.
    [Fact]
    public void A_weight_counts_as_so_many_copies()
    {
        using var weighted = Create();
        Fit(weighted, new WeightedExamples(_uneven), epochs: 3);
        using var copies = Create();
        Fit(copies, _uneven.At([0, 1, 2, 3, 4, 5, 6, 6, 6, 7, 7, 7]), epochs: 3);
        using var plain = Create();
        Fit(plain, _uneven, epochs: 3);
        var far = Distance(plain, copies);
        Assert.True(Distance(weighted, copies) < far / 20, $"{Distance(weighted, copies)} of {far}");
    }

    [Fact]
    public void One_class_alone_is_refused() =>
        Assert.Throws<EcgException>(() => new WeightedExamples(_uneven.At([0, 1, 2])));

    private static EcgCnn Create() => new(new() { InputLength = Length, Dropout = 0 }, seed: 4);

    private static TrainingHistory Fit(EcgCnn network, IExamples train, int epochs) =>
        new Trainer(new() { Epochs = epochs }).Fit(
            network,
            train,
            _uneven,
            cancellation: TestContext.Current.CancellationToken
        );

    private static double Distance(Classifier a, Classifier b) =>
        a.Weights.Zip(b.Weights).Sum(p => p.First.ToArray().Zip(p.Second.ToArray(), (x, y) => Math.Abs(x - y)).Sum());
}
