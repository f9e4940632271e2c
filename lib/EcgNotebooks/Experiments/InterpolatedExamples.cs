using EcgNotebooks.Balancing;
using EcgNotebooks.Networks;

namespace EcgNotebooks.Experiments;

/// <summary>Examples with synthetic ones behind them, each interpolated between two whenever it is read.</summary>
internal sealed class InterpolatedExamples : IExamples
{
    private readonly IExamples _given;
    private readonly IReadOnlyList<SyntheticRow> _synthetic;

    private InterpolatedExamples(IExamples given, IReadOnlyList<SyntheticRow> synthetic) =>
        (_given, _synthetic) = (given, synthetic);

    /// <inheritdoc/>
    public int Count => _given.Count + _synthetic.Count;

    /// <inheritdoc/>
    public int Length => _given.Length;

    /// <inheritdoc/>
    public int Channels => _given.Channels;

    /// <summary>Adds signals between nearest neighbours until the classes are equal.</summary>
    /// <param name="given">The examples as the network sees them.</param>
    /// <param name="labels">The class of each.</param>
    /// <param name="options">Neighbours and seed.</param>
    /// <exception cref="EcgException">One class only, or a class too small for its neighbours.</exception>
    public static InterpolatedExamples Of(IExamples given, IReadOnlyList<string> labels, SmoteOptions options) =>
        new(given, new WaveformSmote(options).Draw(labels, i => Samples(given, i)));

    /// <inheritdoc/>
    public int Target(int index) => _given.Target(index < _given.Count ? index : _synthetic[index - _given.Count].Base);

    /// <inheritdoc/>
    public void CopyTo(int index, Span<float> destination)
    {
        if (index < _given.Count)
        {
            _given.CopyTo(index, destination);
            return;
        }

        var row = _synthetic[index - _given.Count];
        _given.CopyTo(row.Base, destination);
        var neighbour = Samples(_given, row.Neighbour);
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
