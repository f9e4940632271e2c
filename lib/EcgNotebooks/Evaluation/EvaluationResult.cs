using EcgNotebooks.Files;

namespace EcgNotebooks.Evaluation;

/// <summary>All measures of one evaluation.</summary>
public sealed record EvaluationResult
{
    /// <summary>Part of the split that the measures are computed on.</summary>
    public required Part Part { get; init; }

    /// <summary>
    /// Part on which the threshold was chosen; the measures are optimistic where it is the same as <see cref="Part"/>.
    /// </summary>
    public required Part ThresholdFrom { get; init; }

    /// <summary>The ROC curve with its ROC AUC and Youden point.</summary>
    public required RocCurve Roc { get; init; }

    /// <summary>Average precision: the area under the precision-recall curve.</summary>
    public required Measure AveragePrecision { get; init; }

    /// <summary>Brier score: the mean squared difference between probability and label (0 or 1).</summary>
    public required Measure Brier { get; init; }

    /// <summary>Log loss: the mean binary cross-entropy in nats.</summary>
    public required Measure LogLoss { get; init; }

    /// <summary>The threshold search on <see cref="ThresholdFrom"/>.</summary>
    public required ThresholdChoice Search { get; init; }

    /// <summary>Decisions at the fixed threshold; published: 0.5.</summary>
    public required Decisions AtFixed { get; init; }

    /// <summary>Decisions at the searched threshold.</summary>
    public required Decisions AtSearched { get; init; }

    /// <summary>
    /// Returns the measures as JSON; an undefined measure is null, and "reasons" gives the reason by the measure's
    /// path.
    /// </summary>
    public string ToJson() => MetricsJson.Write(this);

    /// <summary>Writes the measures as JSON to a file, such as a run's metrics.json.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Save(string path) => AtomicFile.WriteText(path, ToJson());
}

/// <summary>The decisions at one threshold.</summary>
/// <param name="Threshold">A probability strictly above it counts as positive.</param>
/// <param name="Matrix">The counts and the measures from them.</param>
public sealed record Decisions(double Threshold, ConfusionMatrix Matrix);
