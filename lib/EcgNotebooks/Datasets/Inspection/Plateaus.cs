namespace EcgNotebooks.Datasets.Inspection;

/// <summary>Finds plateaus, stretches during which a signal is constant.</summary>
internal static class Plateaus
{
    /// <summary>Finds the longest plateau, and the longest one at the signal's largest or smallest value, in samples.</summary>
    /// <param name="samples">The signal; NaN is part of no plateau.</param>
    public static Plateau Longest(ReadOnlySpan<double> samples)
    {
        var (low, high) = Extremes(samples);
        var found = new Plateau(0, 0, Math.Max(Math.Abs(low), Math.Abs(high)));
        for (int start = 0, end; start < samples.Length; start = end)
        {
            var value = samples[start];
            end = start + 1;
            while (end < samples.Length && samples[end] == value)
            {
                end++;
            }

            if (!double.IsNaN(value))
            {
                var length = end - start;
                found = found with
                {
                    Longest = Math.Max(found.Longest, length),
                    AtExtreme = value == low || value == high ? Math.Max(found.AtExtreme, length) : found.AtExtreme,
                };
            }
        }

        return found;
    }

    private static (double Low, double High) Extremes(ReadOnlySpan<double> samples)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var sample in samples)
        {
            low = sample < low ? sample : low;
            high = sample > high ? sample : high;
        }

        return (low, high);
    }
}

/// <summary>The longest plateaus of a signal, stretches during which it is constant.</summary>
/// <param name="Longest">Samples of the longest plateau.</param>
/// <param name="AtExtreme">Samples of the longest plateau at the largest or smallest value.</param>
/// <param name="Deflection">The largest absolute value in the signal's unit.</param>
internal readonly record struct Plateau(int Longest, int AtExtreme, double Deflection);
