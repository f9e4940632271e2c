using EcgNotebooks.Networks;

namespace EcgNotebooks.Training;

/// <summary>The state of a training run between two epochs.</summary>
internal sealed class TrainingState(Classifier network, Adam adam)
{
    public Classifier Network => network;

    public Adam Adam => adam;

    public TrainingHistory History { get; set; } = new([]);

    /// <summary>The weights after the best epoch so far, in the order of the network's weights.</summary>
    public float[][] Best { get; set; } = [];

    /// <summary>Number of finished epochs.</summary>
    public int Epoch => History.Epochs.Count;

    /// <summary>Adds a finished epoch to the history; returns true if it is the best so far.</summary>
    public bool AddEpoch(EpochResult epoch)
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
