namespace EcgNotebooks.Networks;

/// <summary>Labelled examples of equal shape, addressed by position.</summary>
/// <remarks>A batch of n of them is (n, channels, time). Reading must not depend on the order of the calls.</remarks>
public interface IExamples
{
    /// <summary>Number of examples.</summary>
    int Count { get; }

    /// <summary>Samples per channel.</summary>
    int Length { get; }

    /// <summary>Number of channels.</summary>
    int Channels { get; }

    /// <summary>The target class of one example, 0 or 1.</summary>
    int Target(int index);

    /// <summary>How much one example counts in the training loss, 1 unless said otherwise.</summary>
    /// <remarks>
    /// As Keras's sample_weight and class_weight: each example's loss times its weight, and then the mean over the batch's examples.
    /// Accuracy and validation are without.
    /// </remarks>
    double Weight(int index) => 1;

    /// <summary>Writes one example as (channel, time): all samples of channel 0 first.</summary>
    /// <param name="index">The example, from 0.</param>
    /// <param name="destination">Room for <see cref="Channels"/> times <see cref="Length"/> samples.</param>
    void CopyTo(int index, Span<float> destination);
}
