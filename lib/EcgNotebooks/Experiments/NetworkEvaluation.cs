using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Uncertainty;

namespace EcgNotebooks.Experiments;

/// <summary>
/// Predicts every row of a processed run with both sets of weights of a network, and evaluates the test rows.
/// </summary>
/// <param name="processed">The processed run.</param>
/// <param name="network">The network.</param>
/// <param name="weights">Called with the name of each set of weights before the rows are predicted with it.</param>
internal sealed class NetworkEvaluation(ProcessedRun processed, NetworkKind network, IProgress<string>? weights = null)
{
    // Both sets of weights need the same recordings, so these are read only once.
    private readonly Dictionary<Part, RecordingExamples> _examples = [];

    public NetworkReport Run(
        NetworkFolder folder,
        BootstrapOptions? bootstrap,
        IProgress<Part>? progress,
        CancellationToken cancellation
    )
    {
        var last = Predict(folder.Last, progress, cancellation);
        var best = Predict(folder.Best, progress, cancellation);
        var (tested, other) = processed.Manifest.Recipe.TestsBestCheckpoint ? (best, last) : (last, best);
        return processed.Manifest.Report(network, tested, other, bootstrap);
    }

    private Predictions Predict(string file, IProgress<Part>? progress, CancellationToken cancellation)
    {
        using var classifier = TrainedWeights.Load(file, network, processed.Manifest);
        weights?.Report(Path.GetFileNameWithoutExtension(file));
        var predictions = new List<Prediction>();
        foreach (var part in Enum.GetValues<Part>())
        {
            progress?.Report(part);
            var examples = Examples(part, cancellation);
            predictions.AddRange(Rows(part, classifier.Predict(examples, cancellation: cancellation)));
        }

        return new Predictions(predictions);
    }

    private RecordingExamples Examples(Part part, CancellationToken cancellation)
    {
        if (!_examples.TryGetValue(part, out var examples))
        {
            _examples[part] = examples = processed.Examples(part, cancellation);
        }

        return examples;
    }

    private IEnumerable<Prediction> Rows(Part part, double[] probabilities) =>
        processed
            .Rows(part)
            .Zip(
                probabilities,
                (row, probability) => (Row: row, Source: processed.Balanced.Source(row), Probability: probability)
            )
            .Select(p => new Prediction(
                p.Source.EcgId,
                p.Source.PatientId,
                p.Source.StratFold,
                part,
                p.Row.Label,
                p.Probability
            ));
}
