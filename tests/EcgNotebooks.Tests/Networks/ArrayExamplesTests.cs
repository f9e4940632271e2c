using EcgNotebooks.Networks;
using EcgNotebooks.Training;

namespace EcgNotebooks.Tests.Networks;

/// <summary>Signals of one's own, in arrays, as examples to train on.</summary>
public class ArrayExamplesTests
{
    [Fact]
    public void One_array_of_examples_channels_and_times_is_read_channel_by_channel()
    {
        float[,,] signals =
        {
            {
                { 1, 2, 3 },
                { 4, 5, 6 },
            },
            {
                { 7, 8, 9 },
                { 10, 11, 12 },
            },
        };
        var examples = new ArrayExamples(signals, [1, 0]);
        Assert.Equal((2, 2, 3), (examples.Count, examples.Channels, examples.Length));
        Assert.Equal([1, 2, 3, 4, 5, 6], Samples(examples, 0));
        Assert.Equal([7, 8, 9, 10, 11, 12], Samples(examples, 1));
        Assert.Equal([0, 1, 1], Enumerable.Range(0, 3).Select(examples.At([1, 0, 0]).Target));
    }

    [Fact]
    public void A_network_trains_on_them()
    {
        var signals = new float[8, 2, 100];
        var targets = Enumerable.Range(0, 8).Select(i => i % 2).ToArray();
        for (var i = 0; i < 8; i++)
        {
            signals[i, 1, 50] = targets[i];
        }

        var examples = new ArrayExamples(signals, targets);
        using var network = new EcgCnn(new() { Channels = 2, InputLength = 100 });
        var history = new Trainer(TrainingOptions.Cnn with { Epochs = 2 }).Fit(
            network,
            examples,
            examples,
            cancellation: TestContext.Current.CancellationToken
        );
        Assert.Equal(2, history.Epochs.Count);
    }

    [Fact]
    public void Arrays_that_do_not_fit_together_are_refused()
    {
        Assert.Contains(
            "2 examples and 1 targets",
            Refused(
                [
                    [1, 2],
                    [3, 4],
                ],
                [0]
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "A target is 2",
            Refused(
                [
                    [1, 2],
                ],
                [2]
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "has 3 samples",
            Refused(
                [
                    [1, 2],
                    [3, 4, 5],
                ],
                [0, 1]
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "has 3 samples",
            Refused(
                [
                    [1, 2, 3],
                ],
                [0],
                channels: 2
            ),
            StringComparison.Ordinal
        );
    }

    private static string Refused(float[][] signals, int[] targets, int channels = 1) =>
        Assert.Throws<ArgumentException>(() => new ArrayExamples(signals, targets, channels)).Message;

    private static float[] Samples(ArrayExamples examples, int index)
    {
        var samples = new float[examples.Channels * examples.Length];
        examples.CopyTo(index, samples);
        return samples;
    }
}
