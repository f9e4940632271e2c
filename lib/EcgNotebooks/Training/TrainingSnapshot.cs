using EcgNotebooks.Networks;

namespace EcgNotebooks.Training;

/// <summary>A copy of the training state after an epoch, which can be written while the training continues.</summary>
/// <param name="network">The network, for the sizes of the weights.</param>
/// <param name="adam">The optimizer, for the sizes of the moments.</param>
internal sealed class TrainingSnapshot(Classifier network, Adam adam)
{
    /// <summary>The history up to and including the epoch.</summary>
    public TrainingHistory History { get; private set; } = new([]);

    /// <summary>Number of Adam's steps so far.</summary>
    public long Steps { get; private set; }

    /// <summary>The weights after the epoch.</summary>
    public float[][] Last { get; } = [.. network.Weights.Select(weight => new float[weight.Count])];

    /// <summary>The weights after the best epoch so far; these arrays are shared, not copied, because they never change.</summary>
    public float[][] Best { get; private set; } = [];

    /// <summary>Adam's first moments.</summary>
    public float[][] FirstMoments { get; } = EmptyLike(adam.FirstMoments);

    /// <summary>Adam's second moments.</summary>
    public float[][] SecondMoments { get; } = EmptyLike(adam.SecondMoments);

    /// <summary>Copies the current state into the existing arrays.</summary>
    public void CopyFrom(TrainingState state)
    {
        (History, Steps, Best) = (new([.. state.History.Epochs]), state.Adam.Steps, state.Best);
        foreach (var (weight, copy) in state.Network.Weights.Zip(Last))
        {
            weight.CopyTo(copy);
        }

        Copy(state.Adam.FirstMoments, FirstMoments);
        Copy(state.Adam.SecondMoments, SecondMoments);
    }

    private static float[][] EmptyLike(float[][] arrays) => Array.ConvertAll(arrays, array => new float[array.Length]);

    private static void Copy(float[][] from, float[][] to)
    {
        foreach (var (source, destination) in from.Zip(to))
        {
            source.CopyTo(destination, 0);
        }
    }
}
