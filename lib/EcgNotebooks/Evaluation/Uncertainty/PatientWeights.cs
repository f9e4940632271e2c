using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Evaluation.Uncertainty;

/// <summary>Draws how often each patient is in each resample.</summary>
/// <remarks>
/// This depends only on the options and on the number of patients, and takes longer than computing the measures. Reports
/// resample the same patients for each of their numbers, so that the last few draws are kept, up to 32 MB.
/// </remarks>
internal sealed class PatientWeights
{
    private const int MostKept = 8;
    private const int LargestKept = 1 << 20;

    private static readonly LinkedList<PatientWeights> _kept = [];

    private readonly BootstrapOptions _options;
    private readonly int _patients;
    private readonly uint[] _seeds;
    private readonly int[]? _drawn;

    private PatientWeights(BootstrapOptions options, int patients)
    {
        (_options, _patients) = (options, patients);
        var random = new NumPyRandomState(options.Seed);
        _seeds = [.. Enumerable.Range(0, options.Resamples).Select(_ => random.NextUInt32())];
        _drawn = (long)options.Resamples * patients <= LargestKept ? Draw() : null;
    }

    /// <summary>Returns the weights in all resamples.</summary>
    /// <param name="options">Number of resamples, seed and threads.</param>
    /// <param name="patients">Number of patients.</param>
    public static PatientWeights Of(BootstrapOptions options, int patients)
    {
        lock (_kept)
        {
            if (_kept.FirstOrDefault(kept => kept._options == options && kept._patients == patients) is { } known)
            {
                return known;
            }
        }

        var weights = new PatientWeights(options, patients);
        if (weights._drawn is not null)
        {
            Keep(weights);
        }

        return weights;
    }

    /// <summary>Returns the number of times that each patient is in one resample.</summary>
    /// <param name="resample">Index of the resample.</param>
    /// <param name="drawing">What to draw with, of the calling thread alone; the weights are valid until its next use.</param>
    public ReadOnlySpan<int> In(int resample, Drawing drawing) =>
        _drawn is null ? drawing.Draw(_seeds[resample]) : _drawn.AsSpan(resample * _patients, _patients);

    private static void Keep(PatientWeights weights)
    {
        lock (_kept)
        {
            _kept.AddFirst(weights);
            if (_kept.Count > MostKept)
            {
                _kept.RemoveLast();
            }
        }
    }

    private int[] Draw()
    {
        var weights = new int[_options.Resamples * _patients];
        Parallel.For(
            0,
            _options.Resamples,
            new ParallelOptions { MaxDegreeOfParallelism = _options.Threads ?? -1 },
            () => new Drawing(_patients),
            (resample, _, drawing) =>
            {
                drawing.Draw(_seeds[resample]).CopyTo(weights.AsSpan(resample * _patients));
                return drawing;
            },
            _ => { }
        );
        return weights;
    }

    /// <summary>What one thread draws with.</summary>
    /// <param name="patients">Number of patients.</param>
    internal sealed class Drawing(int patients)
    {
        // Each resample has its own seed, so that the result doesn't depend on the threads.
        private readonly NumPyRandomState _random = new(0);
        private readonly int[] _weights = new int[patients];

        /// <summary>Returns the weights of the resample with the seed, valid until the next call.</summary>
        public ReadOnlySpan<int> Draw(uint seed)
        {
            Array.Clear(_weights);
            _random.Seed(seed);
            _random.CountIntegers(_weights, _weights.Length);
            return _weights;
        }
    }
}
