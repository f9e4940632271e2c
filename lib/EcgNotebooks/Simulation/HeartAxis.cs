namespace EcgNotebooks.Simulation;

/// <summary>The heart's axis in the frontal plane, read from the areas of lead I and aVF as on paper.</summary>
internal static class HeartAxis
{
    /// <summary>The cell: MID, LAD, ALAD, RAD; empty for every third patient, as often nobody noted it.</summary>
    public static string Of(SimulatedPatient patient, ulong seed) =>
        patient.Index % 3 == 0
            ? ""
            : Degrees(patient, seed) switch
            {
                < -30 => "ALAD",
                < 30 => "LAD",
                <= 90 => "MID",
                _ => "RAD",
            };

    /// <summary>The axis of the QRS complex in degrees: 0 to the left, 90 to the feet.</summary>
    public static double Degrees(SimulatedPatient patient, ulong seed)
    {
        var (heart, field) = SignalSimulator.HeartOf(patient, seed);
        var area = heart.Ventricles.Aggregate(default(Dipole), (sum, k) => sum + k.Amplitude * k.Width);
        var i = field.Potential(0, area);
        var aVF = field.Potential(1, area) - i / 2;
        // aVF is recorded 2 / sqrt(3) times smaller than a lead like I in the same direction (Goldberger).
        return Math.Atan2(2 / Math.Sqrt(3) * aVF, i) * 180 / Math.PI;
    }
}
