using static TorchSharp.torch;

namespace EcgNotebooks.Networks;

/// <summary>Keras's losses on probabilities, which it keeps away from 0 and 1 by its epsilon of 1e-7.</summary>
/// <remarks>keras/src/backend/tensorflow/nn.py, binary_crossentropy and sparse_categorical_crossentropy.</remarks>
internal static class CrossEntropy
{
    private const double Epsilon = 1e-7;

    /// <summary>-log of the probability of each example's class.</summary>
    /// <param name="probabilities">(n), of class 1.</param>
    /// <param name="targets">(n) classes 0 and 1.</param>
    public static Tensor Binary(Tensor probabilities, Tensor targets)
    {
        var clipped = probabilities.clamp(Epsilon, 1 - Epsilon);
        return where(targets.eq(1), clipped, 1 - clipped).log().neg();
    }

    /// <summary>-log of the probability of each example's class, among clipped ones made to add up to 1 again.</summary>
    /// <param name="probabilities">(n, classes).</param>
    /// <param name="targets">(n) classes.</param>
    public static Tensor Categorical(Tensor probabilities, Tensor targets)
    {
        // Keras hands the logarithms on as logits, and the softmax over them is what adds up to 1 again.
        var logits = probabilities.clamp(Epsilon, 1 - Epsilon).log();
        return nn.functional.cross_entropy(logits, targets, reduction: nn.Reduction.None);
    }
}
