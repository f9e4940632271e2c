using EcgNotebooks.RandomNumbers;

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
        var seeds = Seeds(options);
        Parallel.For(
            0,
            options.Resamples,
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads ?? -1 },
            () => (Random: new NumPyRandomState(0), Weights: new int[patients], Results: new double[kinds]),
            (resample, _, buffers) =>
            {
                Resample(buffers.Random, seeds[resample], buffers.Weights);
                compute(buffers.Weights, buffers.Results);
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

    // Each resample has its own random generator, so the result doesn't depend on the threads.
    private static uint[] Seeds(BootstrapOptions options)
    {
        var random = new NumPyRandomState(options.Seed);
        var seeds = new uint[options.Resamples];
        for (var i = 0; i < seeds.Length; i++)
        {
            seeds[i] = random.NextUInt32();
        }

        return seeds;
    }

    private static void Resample(NumPyRandomState random, uint seed, int[] weights)
    {
        Array.Clear(weights);
        random.Seed(seed);
        random.CountIntegers(weights, weights.Length);
    }
}

/// <summary>Computes one value per kind of measure.</summary>
/// <param name="weights">Number of times that each patient is in the resample.</param>
/// <param name="results">One value per kind; NaN where undefined.</param>
internal delegate void ComputeMeasures(ReadOnlySpan<int> weights, Span<double> results);
