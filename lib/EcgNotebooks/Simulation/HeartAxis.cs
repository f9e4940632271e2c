namespace EcgNotebooks.Simulation;

/// <summary>Computes the heart's electrical axis in the frontal plane from the QRS areas of leads I and aVF, as one reads it on paper.</summary>
internal static class HeartAxis
{
    /// <summary>Returns the field heart_axis: MID, LAD, ALAD or RAD; empty for every third patient, because PTB-XL often lacks it.</summary>
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

    /// <summary>Returns the axis of the QRS complex in degrees: 0 points to the left, 90 to the feet.</summary>
    public static double Degrees(SimulatedPatient patient, ulong seed)
    {
        var (heart, field) = SignalSimulator.HeartOf(patient, seed);
        var area = heart.Ventricles.Aggregate(default(Dipole), (sum, k) => sum + k.Amplitude * k.Width);
        var i = field.Potential(0, area);
        var aVF = field.Potential(1, area) - i / 2;
        // The amplitude of aVF is 2 / sqrt(3) times smaller than that of a lead like I in the same direction (Goldberger).
        return Math.Atan2(2 / Math.Sqrt(3) * aVF, i) * 180 / Math.PI;
    }
}
