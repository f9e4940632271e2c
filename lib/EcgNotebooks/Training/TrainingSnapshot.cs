using EcgNotebooks.Networks;

namespace EcgNotebooks.Training;

/// <summary>A copy of a training's state after an epoch, to be written while the training goes on.</summary>
/// <param name="network">Says how large the copies are.</param>
/// <param name="adam">The same for the moments.</param>
internal sealed class TrainingSnapshot(Classifier network, Adam adam)
{
    /// <summary>The history up to the epoch.</summary>
    public TrainingHistory History { get; private set; } = new([]);

    /// <summary>Adam's steps so far.</summary>
    public long Steps { get; private set; }

    /// <summary>The epoch's weights.</summary>
    public float[][] Last { get; } = [.. network.Weights.Select(weight => new float[weight.Count])];

    /// <summary>The weights after the best epoch; not copied, because nobody changes them.</summary>
    public float[][] Best { get; private set; } = [];

    /// <summary>Adam's first moments.</summary>
    public float[][] FirstMoments { get; } = Like(adam.FirstMoments);

    /// <summary>Adam's second moments.</summary>
    public float[][] SecondMoments { get; } = Like(adam.SecondMoments);

    /// <summary>Takes the state over; the memory is used again.</summary>
    public void Take(TrainingState state)
    {
        (History, Steps, Best) = (new([.. state.History.Epochs]), state.Adam.Steps, state.Best);
        foreach (var (weight, copy) in state.Network.Weights.Zip(Last))
        {
            weight.CopyTo(copy);
        }

        Copy(state.Adam.FirstMoments, FirstMoments);
        Copy(state.Adam.SecondMoments, SecondMoments);
    }

    private static float[][] Like(float[][] arrays) => Array.ConvertAll(arrays, array => new float[array.Length]);

    private static void Copy(float[][] from, float[][] to)
    {
        foreach (var (source, destination) in from.Zip(to))
        {
            source.CopyTo(destination, 0);
        }
    }
}
