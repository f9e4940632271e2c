namespace EcgNotebooks.Balancing;

/// <summary>SMOTE on signals: interpolates between a signal of the minority class and one of its nearest neighbours in that class.</summary>
/// <remarks>
/// Draws the same random numbers as <see cref="Smote"/> with each sample as a column, but returns the pairs of signals only, so
/// that a synthetic signal takes no memory until it is needed. The heartbeats of two recordings don't coincide in time, so an
/// interpolated signal resembles neither recording. This is a weakness of SMOTE on signals, and a reason to compare it with random
/// oversampling.
/// </remarks>
/// <param name="options">Options of SMOTE; if null, the published ones.</param>
internal sealed class WaveformSmote(SmoteOptions? options = null)
{
    private readonly SmoteOptions _options = Smote.Checked(options);

    /// <summary>Draws the synthetic signals, class by class in the order of the class names.</summary>
    /// <param name="labels">The class of each signal.</param>
    /// <param name="signal">Returns the samples of the signal at a position; called for classes that are oversampled only.</param>
    /// <returns>The origin of each synthetic signal, as positions among the given signals.</returns>
    /// <exception cref="EcgException">
    /// There is only one class, a class has too few signals for the number of neighbours, or a sample is NaN or infinite.
    /// </exception>
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
                $"Signal {position} has samples that are NaN or infinite; nearest neighbours need finite samples.",
                "Exclude the recording."
            );
}
