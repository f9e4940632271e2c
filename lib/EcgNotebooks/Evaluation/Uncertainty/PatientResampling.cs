namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Resamples patients with replacement and computes measures of each resample.</summary>
internal static class PatientResampling
{
    /// <summary>Runs all resamples in parallel.</summary>
    /// <param name="options">Number of resamples, seed and threads.</param>
    /// <param name="patients">Number of patients.</param>
    /// <param name="compute">
    /// Writes one value per kind of measure from the patients' weights; called from several threads.
    /// </param>
    /// <returns>Values of shape (kinds, resamples).</returns>
    public static double[][] Run(BootstrapOptions options, int patients, ComputeMeasures compute)
    {
        var kinds = MeasureKinds.All.Count;
        double[][] values = [.. MeasureKinds.All.Select(_ => new double[options.Resamples])];
        var weights = PatientWeights.Of(options, patients);
        Parallel.For(
            0,
            options.Resamples,
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads ?? -1 },
            () => (Drawing: new PatientWeights.Drawing(patients), Results: new double[kinds]),
            (resample, _, buffers) =>
            {
                compute(weights.In(resample, buffers.Drawing), buffers.Results);
                for (var kind = 0; kind < kinds; kind++)
                {
                    values[kind][resample] = buffers.Results[kind];
                }

                return buffers;
            },
            _ => { }
        );
        return values;
    }
}

/// <summary>Computes one value per kind of measure.</summary>
/// <param name="weights">Number of times that each patient is in the resample.</param>
/// <param name="results">One value per kind; NaN where undefined.</param>
internal delegate void ComputeMeasures(ReadOnlySpan<int> weights, Span<double> results);
