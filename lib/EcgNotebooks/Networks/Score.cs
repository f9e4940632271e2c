using static TorchSharp.torch;

namespace EcgNotebooks.Networks;

/// <summary>Loss and accuracy averaged over examples, as Keras reports them.</summary>
/// <param name="Loss">Mean loss.</param>
/// <param name="Accuracy">Share classified correctly, at 0.5 or by the larger probability.</param>
public readonly record struct Score(double Loss, double Accuracy);

/// <summary>Adds up batches of unequal size.</summary>
internal sealed class RunningScore(Classifier network)
{
    private double _loss;
    private long _correct;
    private long _count;

    public Score Mean => new(_loss / _count, (double)_correct / _count);

    /// <summary>Counts a batch in and returns its own mean loss.</summary>
    public double Add(Tensor probabilities, Tensor losses, Tensor targets)
    {
        var loss = losses.detach().to(ScalarType.Float64).sum().item<double>();
        _loss += loss;
        _correct += network.PredictedClass(probabilities).eq(targets).sum().item<long>();
        _count += losses.shape[0];
        return loss / losses.shape[0];
    }
}
