using TorchSharp;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks;

/// <summary>Computes Keras's cross-entropy losses from probabilities, clipped to between 1e-7 and 1 - 1e-7 as in Keras.</summary>
/// <remarks>
/// After binary_crossentropy and sparse_categorical_crossentropy in keras/src/backend/tensorflow/nn.py. A scope holds the tensors in
/// between: without one, the garbage collector may free them while torch reads them.
/// </remarks>
internal static class CrossEntropy
{
    private const double Epsilon = 1e-7;

    /// <summary>Returns the binary cross-entropy of each example, (n).</summary>
    /// <param name="probabilities">Probabilities of class 1, (n).</param>
    /// <param name="targets">Target classes 0 or 1, (n).</param>
    public static Tensor Binary(Tensor probabilities, Tensor targets)
    {
        using var scope = NewDisposeScope();
        // Held until the call returns: torch reads a temporary scalar after the garbage collector may have freed it. So does an
        // addition without its last argument, and the operators + and - with a number.
        using Scalar least = Epsilon;
        using Scalar largest = 1 - Epsilon;
        using Scalar one = 1;
        var clipped = probabilities.clamp(least, largest);
        var losses = where(targets.eq(one), clipped, clipped.neg().add(one, alpha: one)).log().neg();
        return losses.MoveToOuterDisposeScope();
    }

    /// <summary>Returns the categorical cross-entropy of each example, (n); the clipped probabilities are normalized to a sum of 1.</summary>
    /// <param name="probabilities">Probabilities, (n, classes).</param>
    /// <param name="targets">Target classes, (n).</param>
    public static Tensor Categorical(Tensor probabilities, Tensor targets)
    {
        using var scope = NewDisposeScope();
        // Keras uses the logarithms of the clipped probabilities as logits; the softmax over them normalizes the sum to 1.
        using Scalar least = Epsilon;
        using Scalar largest = 1 - Epsilon;
        var logits = probabilities.clamp(least, largest).log();
        var losses = nn.functional.cross_entropy(logits, targets, reduction: nn.Reduction.None);
        return losses.MoveToOuterDisposeScope();
    }
}
