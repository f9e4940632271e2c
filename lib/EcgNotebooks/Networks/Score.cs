using static TorchSharp.torch;

namespace EcgNotebooks.Networks;

/// <summary>Mean loss and accuracy over examples, as Keras reports them.</summary>
/// <param name="Loss">Mean loss.</param>
/// <param name="Accuracy">
/// Fraction of examples classified correctly: at a threshold of 0.5 for the CNN, by the higher probability for the CRNN.
/// </param>
public readonly record struct Score(double Loss, double Accuracy);

/// <summary>Accumulates loss and accuracy over batches, each example having the same weight.</summary>
internal sealed class RunningScore(Classifier network)
{
    private double _loss;
    private long _correct;
    private long _count;

    public Score Mean => new(_loss / _count, (double)_correct / _count);

    /// <summary>Adds a batch and returns the mean loss of this batch.</summary>
    public double Add(Tensor probabilities, Tensor losses, Tensor targets)
    {
        var loss = losses.detach().to(ScalarType.Float64).sum().item<double>();
        _loss += loss;
        _correct += network.PredictedClass(probabilities).eq(targets).sum().item<long>();
        _count += losses.shape[0];
        return loss / losses.shape[0];
    }
}
