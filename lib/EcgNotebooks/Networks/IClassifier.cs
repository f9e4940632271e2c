using EcgNotebooks.Signals;

namespace EcgNotebooks.Networks;

/// <summary>Something that predicts probabilities of examples: a network of this library, or one that another program runs.</summary>
public interface IClassifier : IDisposable
{
    /// <summary>Number of samples per channel.</summary>
    int InputLength { get; }

    /// <summary>Number of channels of an example.</summary>
    int Channels { get; }

    /// <summary>Leads, sampling rate and filter of the signal that the network takes; null where they aren't known.</summary>
    SignalOptions? Signal { get; }

    /// <summary>Predicts the probability of the positive class for each example, in the order of the examples.</summary>
    /// <param name="examples">Examples of the network's input shape; their targets aren't read.</param>
    /// <param name="batchSize">Examples per forward pass; affects memory and speed only.</param>
    /// <param name="cancellation">Checked before every batch.</param>
    /// <exception cref="EcgException">The examples have another shape than the network's input.</exception>
    double[] Predict(IExamples examples, int batchSize = 128, CancellationToken cancellation = default);
}
