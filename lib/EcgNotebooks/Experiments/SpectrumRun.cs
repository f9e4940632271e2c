using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation.Spectrum;

namespace EcgNotebooks.Experiments;

/// <summary>Scores the recordings that a run discards with the weights that were evaluated.</summary>
/// <param name="run">The run folder.</param>
/// <param name="network">The network.</param>
internal sealed class SpectrumRun(RunFolder run, NetworkKind network)
{
    private readonly NetworkFolder _folder = run.Of(network);

    /// <summary>The errors of the recordings that couldn't be scored.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>Returns the discarded recordings with their probabilities.</summary>
    /// <exception cref="EcgException">
    /// The network isn't evaluated with its present weights, the dataset has another table now, or no discarded recording can be scored.
    /// </exception>
    public IReadOnlyList<SpectrumRow> Score(IProgress<SpectrumProgress>? progress, CancellationToken cancellation)
    {
        var processed = ProcessedRun.Read(run, network);
        var manifest = processed.Manifest;
        var data = PtbXl.Open(manifest.Data, cancellation);
        ThrowUnlessEvaluated(manifest, data);
        var superclasses = StatementCodes.Superclasses(data.Root);
        var discarded = new DiscardedRecordings(processed).Find(data, cancellation);
        PtbXlRow[] wanted = [.. discarded.Where(one => one.Use == SpectrumUse.Scored).Select(one => one.Row)];
        using var classifier = TrainedWeights.Load(_folder.Tested(manifest.Recipe), network, manifest);
        var scoring = new SpectrumScoring(data, manifest.Recipe.Signal);
        string[] names = [.. wanted.Select(row => row.FilenameHr)];
        var scores = wanted
            .Zip(scoring.Predict(classifier, names, progress, cancellation))
            .ToDictionary(pair => pair.First.EcgId, pair => pair.Second);
        Problems = scoring.Problems;
        SpectrumRow[] rows =
        [
            .. discarded.Select(one => Scored(SpectrumRow.Of(one.Row, one.Use, superclasses), scores)),
        ];
        return rows.Any(row => row.Use == SpectrumUse.Scored) ? rows : throw NothingToScore(data, rows);
    }

    private static SpectrumRow Scored(SpectrumRow row, Dictionary<int, double?> scores) =>
        row.Use != SpectrumUse.Scored ? row
        : scores[row.EcgId] is { } probability ? row with { Probability = probability }
        : row with { Use = SpectrumUse.Unreadable };

    // The probabilities have to be those of the weights that the threshold was chosen for.
    private void ThrowUnlessEvaluated(RunManifest manifest, PtbXl data)
    {
        if (!File.Exists(_folder.Bundle) || PredictionBundle.Read(_folder.Bundle).ChangedFiles(_folder).Count > 0)
        {
            throw new EcgException(
                $"{_folder.Root}: the network isn't evaluated with its present weights.",
                "Run 'ecg evaluate' first."
            );
        }

        if (data.TableDigest() != manifest.TableDigest)
        {
            throw new EcgException(
                $"{data.TablePath}: not the table that the run was processed from.",
                "Run 'ecg process' again."
            );
        }
    }

    private static EcgException NothingToScore(PtbXl data, SpectrumRow[] rows) =>
        rows.FirstOrDefault(row => row.Use == SpectrumUse.NoSignal) is null
            ? new(
                $"{data.Root}: of {rows.Length} recordings that the recipe discards, none is of a patient outside training and validation.",
                "Use a larger part of PTB-XL."
            )
            : new(
                $"{data.Root}: none of the recordings that the recipe discards has a signal that can be read.",
                "Run 'ecg fetch --all' to get them."
            );
}
