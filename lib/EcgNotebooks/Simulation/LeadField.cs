namespace EcgNotebooks.Simulation;

/// <summary>Projects the heart's dipole to a patient's eight independent leads I, II and V1 to V6.</summary>
/// <remarks>
/// Dower's coefficients (Dower, Machado &amp; Osborne 1980, Clin Cardiol 3:87; the inverse is Edenbrandt &amp; Pahlm 1988,
/// J Electrocardiol 21:361), each varied slightly for the shape of the chest and the positions of the electrodes.
/// </remarks>
internal sealed class LeadField
{
    /// <summary>Number of independent leads: I, II, V1 to V6.</summary>
    public const int Leads = 8;

    private static readonly Dipole[] _dower =
    [
        new(0.632, -0.235, 0.059),
        new(0.235, 1.066, -0.132),
        new(-0.515, 0.157, -0.917),
        new(0.044, 0.164, -1.387),
        new(0.882, 0.098, -1.277),
        new(1.213, 0.127, -0.601),
        new(1.125, 0.127, -0.086),
        new(0.831, 0.076, 0.230),
    ];

    private readonly Dipole[] _rows;

    public LeadField(RandomStream random)
    {
        double Vary(double coefficient) => coefficient * random.Factor(0.06) + random.Normal(0, 0.02);
        _rows = [.. _dower.Select(row => new Dipole(Vary(row.X), Vary(row.Y), Vary(row.Z)))];
    }

    /// <summary>Returns the potential of a lead for a dipole, in mV.</summary>
    public double Potential(int lead, Dipole dipole) =>
        _rows[lead].X * dipole.X + _rows[lead].Y * dipole.Y + _rows[lead].Z * dipole.Z;

    /// <summary>Adds the potential of a lead for a dipole that changes over time.</summary>
    public void Project(int lead, double[][] vector, double[] signal)
    {
        var (x, y, z) = _rows[lead];
        var (xs, ys, zs) = (vector[0], vector[1], vector[2]);
        for (var i = 0; i < signal.Length; i++)
        {
            signal[i] += x * xs[i] + y * ys[i] + z * zs[i];
        }
    }
}
