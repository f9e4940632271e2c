namespace EcgNotebooks.Balancing;

/// <summary>SMOTE on signals: each new one lies between a signal of the smaller class and one of its nearest neighbours there.</summary>
/// <remarks>
/// <see cref="Smote"/> with each sample as a column, drawn alike; what is returned are the pairs, so that a new signal takes no
/// memory until it is asked for. Beats of two recordings don't lie at the same times: what is between them looks like neither,
/// which is the method's weakness on signals and the reason to compare it with drawing recordings again.
/// </remarks>
/// <param name="options">The options, of which the published ones are the default.</param>
internal sealed class WaveformSmote(SmoteOptions? options = null)
{
    private readonly SmoteOptions _options = Smote.Checked(options);

    /// <summary>Draws the new signals, class by class in the order of their names.</summary>
    /// <param name="labels">The class of each signal.</param>
    /// <param name="signal">Gives the samples of the signal at a position; asked for those of classes to be enlarged only.</param>
    /// <returns>The pair of each new signal, as positions among those given.</returns>
    /// <exception cref="EcgException">One class only, a class too small for its neighbours, or samples that aren't finite.</exception>
    public IReadOnlyList<SyntheticRow> Draw(IReadOnlyList<string> labels, Func<int, float[]> signal)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(signal);
        var draws = ClassDraw.OfAll(
            labels,
            _options,
            members => SignalNeighbours.Find([.. members.Select(i => Finite(i, signal(i)))], _options.Neighbours)
        );
        return Smote.Synthetic(draws);
    }

    private static float[] Finite(int position, float[] samples) =>
        Array.TrueForAll(samples, float.IsFinite)
            ? samples
            : throw new EcgException(
                $"Signal {position} has samples that aren't numbers, and so no distance to others.",
                "Leave the recording out."
            );
}
