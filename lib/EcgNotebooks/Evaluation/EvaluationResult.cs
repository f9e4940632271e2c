using EcgNotebooks.Files;

namespace EcgNotebooks.Evaluation;

/// <summary>Every figure of one evaluation.</summary>
public sealed record EvaluationResult
{
    /// <summary>The part reported on.</summary>
    public required Part Part { get; init; }

    /// <summary>The part that chose the threshold; the result flatters where it is the same.</summary>
    public required Part ThresholdFrom { get; init; }

    /// <summary>The ROC curve with its area and Youden point.</summary>
    public required RocCurve Roc { get; init; }

    /// <summary>Area under precision over sensitivity.</summary>
    public required Measure AveragePrecision { get; init; }

    /// <summary>Mean squared distance of probability from label.</summary>
    public required Measure Brier { get; init; }

    /// <summary>Binary cross-entropy in nats.</summary>
    public required Measure LogLoss { get; init; }

    /// <summary>The threshold search on <see cref="ThresholdFrom"/>.</summary>
    public required ThresholdChoice Search { get; init; }

    /// <summary>Decisions at the fixed threshold, as published 0.5.</summary>
    public required Decisions AtFixed { get; init; }

    /// <summary>Decisions at the searched threshold.</summary>
    public required Decisions AtSearched { get; init; }

    /// <summary>The figures as JSON: null where undefined, the reason then under "reasons" by its path.</summary>
    public string ToJson() => MetricsJson.Write(this);

    /// <summary>Writes <see cref="ToJson"/> to a file, as a run's metrics.json.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Save(string path) => AtomicFile.WriteText(path, ToJson());
}

/// <summary>The decisions at one threshold.</summary>
/// <param name="Threshold">A probability strictly above it counts as positive.</param>
/// <param name="Matrix">The counts and the measures from them.</param>
public sealed record Decisions(double Threshold, ConfusionMatrix Matrix);
