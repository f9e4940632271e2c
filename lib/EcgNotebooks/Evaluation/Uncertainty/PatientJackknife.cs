namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Computes measures of all patients, and without each patient in turn.</summary>
/// <param name="Whole">One value per kind of measure, of all patients; NaN where undefined.</param>
/// <param name="LeftOut">Values of shape (kinds, patients); NaN where undefined.</param>
internal sealed record PatientJackknife(double[] Whole, double[][] LeftOut)
{
    /// <summary>Computes the measures.</summary>
    /// <param name="patients">Number of patients.</param>
    /// <param name="compute">Writes one value per kind of measure from the patients' weights.</param>
    public static PatientJackknife Of(int patients, ComputeMeasures compute)
    {
        var weights = new int[patients];
        Array.Fill(weights, 1);
        var whole = new double[MeasureKinds.All.Count];
        compute(weights, whole);
        var (leftOut, values) = (
            MeasureKinds.All.Select(_ => new double[patients]).ToArray(),
            new double[whole.Length]
        );
        for (var patient = 0; patient < patients; patient++)
        {
            weights[patient] = 0;
            compute(weights, values);
            weights[patient] = 1;
            for (var kind = 0; kind < values.Length; kind++)
            {
                leftOut[kind][patient] = values[kind];
            }
        }

        return new(whole, leftOut);
    }

    /// <summary>Returns the corrections of a measure's interval.</summary>
    public BiasCorrection Correction(MeasureKind kind, double[] resampled) =>
        BiasCorrection.Of(Whole[(int)kind], resampled, LeftOut[(int)kind]);
}
