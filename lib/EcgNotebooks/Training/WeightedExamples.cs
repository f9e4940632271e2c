using EcgNotebooks.Networks;

namespace EcgNotebooks.Training;

/// <summary>Examples weighted by class, so that both classes contribute equally to the training loss.</summary>
internal sealed class WeightedExamples : IExamples
{
    private readonly IExamples _given;
    private readonly double[] _weights;

    /// <summary>Gives the examples of class c the weight n / (2 n_c), whose mean over all examples is 1 (scikit-learn's class_weight="balanced").</summary>
    /// <param name="given">The training examples alone, without those of validation or test.</param>
    /// <exception cref="EcgException">All examples are of one class.</exception>
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
                $"All {given.Count} training examples are of one class.",
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
