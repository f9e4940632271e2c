using EcgNotebooks.Networks;

namespace EcgNotebooks.Training;

/// <summary>All that the next epoch depends on, and what the finished ones gave.</summary>
internal sealed class TrainingState(Classifier network, Adam adam)
{
    public Classifier Network => network;

    public Adam Adam => adam;

    public TrainingHistory History { get; set; } = new([]);

    /// <summary>The weights after the best epoch so far, in the order of the network's.</summary>
    public float[][] Best { get; set; } = [];

    public int Epoch => History.Epochs.Count;

    /// <summary>Counts a finished epoch; true where it is the best so far.</summary>
    public bool Finish(EpochResult epoch)
    {
        History.Add(epoch);
        var isBest = ReferenceEquals(History.Best, epoch);
        if (isBest)
        {
            Best = [.. network.Weights.Select(w => w.ToArray())];
        }

        return isBest;
    }
}
