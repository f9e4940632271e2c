using EcgNotebooks.Datasets;
using EcgNotebooks.Files;
using EcgNotebooks.Networks;
using EcgNotebooks.Signals;

namespace EcgNotebooks.Experiments;

/// <summary>Scores recordings with a network, some at a time, so that memory doesn't grow with the dataset.</summary>
/// <param name="data">The dataset.</param>
/// <param name="options">Options of the signal that the network takes.</param>
internal sealed class SpectrumScoring(PtbXl data, SignalOptions options)
{
    private const int ReadTogether = 128;

    private readonly SignalReader _reader = new(options);

    /// <summary>The errors of the recordings that couldn't be scored.</summary>
    public IReadOnlyList<string> Problems => _problems;

    private readonly List<string> _problems = [];

    /// <summary>Returns the probability of an inferior infarction for each recording; null for one that can't be read.</summary>
    /// <param name="network">The network.</param>
    /// <param name="recordings">Names of the recordings.</param>
    /// <param name="progress">Called after each recording is read.</param>
    /// <param name="cancellation">Checked before each recording.</param>
    /// <exception cref="ContainedPathException">A name leads out of the dataset's folder.</exception>
    /// <exception cref="EcgException">The network gives no probability.</exception>
    public IReadOnlyList<double?> Predict(
        Classifier network,
        IReadOnlyList<string> recordings,
        IProgress<SpectrumProgress>? progress,
        CancellationToken cancellation
    )
    {
        var probabilities = new List<double?>(recordings.Count);
        foreach (var some in recordings.Chunk(ReadTogether))
        {
            var signals = Read(some, cancellation);
            float[][] read = [.. signals.OfType<float[]>()];
            var examples = new ArrayExamples(read, new int[read.Length], _reader.Leads.Count);
            var predicted = read.Length == 0 ? [] : network.Predict(examples, cancellation: cancellation);
            var next = 0;
            probabilities.AddRange(
                signals.Select((signal, i) => signal is null ? (double?)null : Checked(some[i], predicted[next++]))
            );
            progress?.Report(new(probabilities.Count, recordings.Count));
        }

        return probabilities;
    }

    // A damaged recording is left out and named: thousands of others don't depend on it.
    private float[]?[] Read(string[] recordings, CancellationToken cancellation)
    {
        var signals = new float[]?[recordings.Length];
        var problems = new string?[recordings.Length];
        var settings = new ParallelOptions { CancellationToken = cancellation };
        Parallel.For(
            0,
            recordings.Length,
            settings,
            i =>
            {
                try
                {
                    signals[i] = _reader.Prepare(data.ReadRecord(recordings[i], _reader.Leads));
                }
                catch (EcgException e) when (e is not ContainedPathException)
                {
                    problems[i] = e.Problem;
                }
            }
        );
        _problems.AddRange(problems.OfType<string>());
        return signals;
    }

    private static double Checked(string recording, double probability) =>
        double.IsNaN(probability)
            ? throw new EcgException(
                $"{recording}: the network gives no probability.",
                "The network may have diverged: train it again with a lower learning rate."
            )
            : probability;
}
