using EcgNotebooks.Balancing;
using EcgNotebooks.Networks;

namespace EcgNotebooks.Experiments;

/// <summary>
/// Examples followed by synthetic examples, each of which is interpolated between two examples when it is read.
/// </summary>
internal sealed class InterpolatedExamples : IExamples
{
    private readonly IExamples _original;
    private readonly IReadOnlyList<SyntheticRow> _synthetic;

    private InterpolatedExamples(IExamples original, IReadOnlyList<SyntheticRow> synthetic) =>
        (_original, _synthetic) = (original, synthetic);

    /// <inheritdoc/>
    public int Count => _original.Count + _synthetic.Count;

    /// <inheritdoc/>
    public int Length => _original.Length;

    /// <inheritdoc/>
    public int Channels => _original.Channels;

    /// <summary>Adds signals interpolated between nearest neighbours until the classes are balanced.</summary>
    /// <param name="original">The examples as the network sees them.</param>
    /// <param name="labels">Class of each example.</param>
    /// <param name="options">Options of SMOTE, such as the number of neighbours and the seed.</param>
    /// <exception cref="EcgException">
    /// There is only one class, or a class has too few examples for the number of neighbours.
    /// </exception>
    public static InterpolatedExamples Of(IExamples original, IReadOnlyList<string> labels, SmoteOptions options) =>
        new(original, new WaveformSmote(options).Draw(labels, i => Samples(original, i)));

    /// <inheritdoc/>
    public int Target(int index) =>
        _original.Target(index < _original.Count ? index : _synthetic[index - _original.Count].Base);

    /// <inheritdoc/>
    public void CopyTo(int index, Span<float> destination)
    {
        if (index < _original.Count)
        {
            _original.CopyTo(index, destination);
            return;
        }

        var row = _synthetic[index - _original.Count];
        _original.CopyTo(row.Base, destination);
        var neighbour = Samples(_original, row.Neighbour);
        for (var i = 0; i < neighbour.Length; i++)
        {
            destination[i] = (float)row.Between(destination[i], neighbour[i]);
        }
    }

    private static float[] Samples(IExamples examples, int index)
    {
        var samples = new float[examples.Channels * examples.Length];
        examples.CopyTo(index, samples);
        return samples;
    }
}
