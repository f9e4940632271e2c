namespace EcgNotebooks.Networks;

/// <summary>Labelled examples of equal shape, read by position; <see cref="ArrayExamples"/> holds them in arrays.</summary>
/// <remarks>A batch of n examples is (n, channels, time). What is read must not depend on the order of the calls.</remarks>
public interface IExamples
{
    /// <summary>Number of examples.</summary>
    int Count { get; }

    /// <summary>Samples per channel.</summary>
    int Length { get; }

    /// <summary>Number of channels.</summary>
    int Channels { get; }

    /// <summary>Returns the class of an example, 0 or 1.</summary>
    int Target(int index);

    /// <summary>Returns the weight of an example in the training loss; 1 by default.</summary>
    /// <remarks>
    /// As with Keras's sample_weight and class_weight, the loss of an example is multiplied by its weight, and then the mean over the
    /// batch is taken. Accuracy and validation ignore weights.
    /// </remarks>
    double Weight(int index) => 1;

    /// <summary>Writes one example as (channel, time): all samples of channel 0 first.</summary>
    /// <param name="index">The example, from 0.</param>
    /// <param name="destination">Receives <see cref="Channels"/> times <see cref="Length"/> samples.</param>
    void CopyTo(int index, Span<float> destination);
}
