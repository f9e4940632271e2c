namespace EcgNotebooks.Simulation;

/// <summary>Draws a heart's beats into the three components of its vector.</summary>
/// <param name="components">X, Y, Z, in mV, one array each.</param>
/// <param name="samplingRateHz">Samples per second.</param>
/// <param name="start">Seconds of the first sample.</param>
internal sealed class HeartVector(double[][] components, double samplingRateHz, double start)
{
    // Where a Gaussian is below 1 uV whatever its amplitude here.
    private const double Reach = 4.3;

    /// <summary>Adds one beat.</summary>
    /// <param name="heart">The patient's kernels.</param>
    /// <param name="beat">When it comes and where from.</param>
    /// <param name="breath">Position of the breath, -1 to 1: it turns the axis and changes voltages a little.</param>
    public void Add(Heart heart, Beat beat, double breath)
    {
        var size = 1 + 0.03 * breath;
        if (beat.Origin == ExtraBeat.Ventricular)
        {
            Add(heart.Ectopic, beat.Seconds, size, breath);
            return;
        }

        Add(heart.Atria, beat.Seconds + (beat.Origin == ExtraBeat.Atrial ? 0.02 : 0), size, breath);
        Add(heart.Ventricles, beat.Seconds, size, breath);
        // The interval before a beat sets its recovery; a pause stretches it only so far.
        var stretch = Math.Sqrt(Math.Clamp(beat.Rr, 0.45, 1.25));
        Add(heart.Recovery.Select(kernel => kernel.Stretched(stretch)), beat.Seconds, size, breath);
    }

    private void Add(IEnumerable<Kernel> kernels, double seconds, double size, double breath)
    {
        foreach (var kernel in kernels)
        {
            Draw(kernel, seconds, kernel.Amplitude.TurnedInFrontalPlane(1.8 * breath) * size);
        }
    }

    private void Draw(Kernel kernel, double seconds, Dipole amplitude)
    {
        var (xs, ys, zs) = (components[0], components[1], components[2]);
        var centre = (seconds + kernel.Centre - start) * samplingRateHz;
        var width = kernel.Width * samplingRateHz;
        var first = (int)Math.Max(0, Math.Ceiling(centre - Reach * width));
        var last = (int)Math.Min(xs.Length - 1, Math.Floor(centre + Reach * width));
        for (var i = first; i <= last; i++)
        {
            var distance = (i - centre) / width;
            var value = Math.Exp(-0.5 * distance * distance);
            xs[i] += amplitude.X * value;
            ys[i] += amplitude.Y * value;
            zs[i] += amplitude.Z * value;
        }
    }
}
