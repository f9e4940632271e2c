using EcgNotebooks.Networks;

namespace EcgNotebooks.Training;

/// <summary>Examples of which each class has the same part in the training loss, however many there are of it.</summary>
public sealed class WeightedExamples : IExamples
{
    private readonly IExamples _given;
    private readonly double[] _weights;

    /// <summary>Weighs the examples of class c with n / (2 n_c), so that the mean weight is 1 (scikit-learn's "balanced").</summary>
    /// <param name="given">The training examples, and no others.</param>
    /// <exception cref="EcgException">There is one class only.</exception>
    public WeightedExamples(IExamples given)
    {
        ArgumentNullException.ThrowIfNull(given);
        _given = given;
        var counts = new int[2];
        for (var i = 0; i < given.Count; i++)
        {
            counts[given.Target(i)]++;
        }

        _weights = counts.All(count => count > 0)
            ? [.. counts.Select(count => given.Count / (2.0 * count))]
            : throw new EcgException(
                $"The {given.Count} training examples are of one class only.",
                "Use examples of both classes."
            );
    }

    /// <inheritdoc/>
    public int Count => _given.Count;

    /// <inheritdoc/>
    public int Length => _given.Length;

    /// <inheritdoc/>
    public int Channels => _given.Channels;

    /// <inheritdoc/>
    public int Target(int index) => _given.Target(index);

    /// <inheritdoc/>
    public double Weight(int index) => _weights[Target(index)];

    /// <inheritdoc/>
    public void CopyTo(int index, Span<float> destination) => _given.CopyTo(index, destination);
}
