namespace EcgNotebooks.Simulation;

/// <summary>Sums the kernels of a heart's beats into the three components of its dipole vector.</summary>
/// <param name="components">The components X, Y and Z in mV, one array each.</param>
/// <param name="samplingRateHz">Samples per second.</param>
/// <param name="start">Time of the first sample in seconds.</param>
internal sealed class HeartVector(double[][] components, double samplingRateHz, double start)
{
    // Distance in standard deviations beyond which a Gaussian is below 1 uV, whatever its amplitude here.
    private const double Reach = 4.3;

    /// <summary>Adds one beat.</summary>
    /// <param name="heart">The patient's kernels.</param>
    /// <param name="beat">The beat.</param>
    /// <param name="breath">Phase of breathing, from -1 to 1, which rotates the axis and changes the voltages slightly.</param>
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
        // The duration of recovery depends on the interval before the beat, up to a limit.
        var stretch = Math.Sqrt(Math.Clamp(beat.Rr, 0.45, 1.25));
        Add(heart.Recovery.Select(kernel => kernel.Stretched(stretch)), beat.Seconds, size, breath);
    }

    private void Add(IEnumerable<Kernel> kernels, double seconds, double size, double breath)
    {
        foreach (var kernel in kernels)
        {
            AddKernel(kernel, seconds, kernel.Amplitude.RotatedInFrontalPlane(1.8 * breath) * size);
        }
    }

    private void AddKernel(Kernel kernel, double seconds, Dipole amplitude)
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
