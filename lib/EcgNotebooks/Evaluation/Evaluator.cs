using EcgNotebooks.Splitting;

namespace EcgNotebooks.Evaluation;

/// <summary>Options of the evaluation: the parts for choosing the threshold and for reporting, and the thresholds.</summary>
internal sealed record EvaluationOptions
{
    /// <summary>
    /// The published options: the threshold is chosen on the test rows, which are also reported on (data leakage).
    /// </summary>
    public static EvaluationOptions Published { get; } =
        new() { ThresholdFrom = Part.Test, KnownLeaks = Leaks.ThresholdFromReportedRows };

    /// <summary>Part on which the threshold is chosen.</summary>
    public Part ThresholdFrom { get; init; } = Part.Validation;

    /// <summary>Leaks that are accepted on purpose; without them, a threshold from the reported rows is refused.</summary>
    public Leaks KnownLeaks { get; init; }

    /// <summary>Part that the measures are computed on; published: test.</summary>
    public Part ReportOn { get; init; } = Part.Test;

    /// <summary>Threshold that isn't searched; published: 0.5.</summary>
    public double FixedThreshold { get; init; } = 0.5;

    /// <summary>Options of the threshold search.</summary>
    public ThresholdOptions Search { get; init; } = new();
}

/// <summary>Computes every published measure from predictions alone.</summary>
public sealed class Evaluator
{
    private readonly EvaluationOptions _options;

    /// <summary>Creates an evaluator with the published options.</summary>
    public Evaluator()
        : this(EvaluationOptions.Published) { }

    /// <summary>Creates an evaluator with the given options.</summary>
    /// <exception cref="LeakException">
    /// The threshold would be chosen on the reported rows, and the options don't name that as known.
    /// </exception>
    internal Evaluator(EvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        const Leaks FromReported = Leaks.ThresholdFromReportedRows;
        if (options.ThresholdFrom == options.ReportOn && !options.KnownLeaks.HasFlag(FromReported))
        {
            throw LeakException.Of(FromReported, []);
        }

        _options = options;
    }

    /// <summary>Chooses the threshold on one part and computes the measures on another.</summary>
    /// <exception cref="EcgException">
    /// One of the two parts has no rows, or the part for the threshold has only one class.
    /// </exception>
    public EvaluationResult Evaluate(Predictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var rows = Rows(predictions, _options.ReportOn).ToScoredLabels();
        var choice = new ThresholdSearch(_options.Search).Search(ThresholdRows(predictions, _options.ThresholdFrom));
        return new()
        {
            Part = _options.ReportOn,
            ThresholdFrom = _options.ThresholdFrom,
            Roc = RocCurve.From(rows),
            AveragePrecision = ProbabilityScores.AveragePrecision(rows),
            Brier = ProbabilityScores.Brier(rows),
            LogLoss = ProbabilityScores.LogLoss(rows),
            Search = choice,
            AtFixed = new(_options.FixedThreshold, ConfusionMatrix.At(_options.FixedThreshold, rows)),
            AtSearched = new(choice.Threshold, ConfusionMatrix.At(choice.Threshold, rows)),
        };
    }

    /// <summary>Returns the rows of the part on which a threshold is chosen.</summary>
    /// <exception cref="EcgException">The part has no predictions, or all are of one class.</exception>
    internal static ScoredLabels ThresholdRows(Predictions predictions, Part part)
    {
        var rows = Rows(predictions, part).ToScoredLabels();
        rows.ThrowIfNoThresholdCanBeChosen($"{PredictionsFile.PartName(part)} rows");
        return rows;
    }

    /// <summary>Returns the rows of one part.</summary>
    /// <exception cref="EcgException">The part has no predictions.</exception>
    internal static Predictions Rows(Predictions predictions, Part part)
    {
        var rows = predictions.Of(part);
        return rows.Count > 0
            ? rows
            : throw new EcgException(
                $"There are no predictions for the {PredictionsFile.PartName(part)} part.",
                "Predict that part too, or choose another."
            );
    }
}
