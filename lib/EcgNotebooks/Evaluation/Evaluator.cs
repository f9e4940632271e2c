using EcgNotebooks.Splitting;

namespace EcgNotebooks.Evaluation;

/// <summary>Which rows choose the threshold and which are reported on.</summary>
public sealed record EvaluationOptions
{
    /// <summary>As published: the test rows choose the threshold that they are then judged by.</summary>
    public static EvaluationOptions Published { get; } =
        new() { ThresholdFrom = Part.Test, KnownLeaks = Leaks.ThresholdFromReportedRows };

    /// <summary>The part that chooses the threshold.</summary>
    public Part ThresholdFrom { get; init; } = Part.Validation;

    /// <summary>The leaks that are asked for knowingly; a threshold from the reported rows is refused without.</summary>
    public Leaks KnownLeaks { get; init; }

    /// <summary>Published: test.</summary>
    public Part ReportOn { get; init; } = Part.Test;

    /// <summary>The threshold of a plain report. Published: 0.5.</summary>
    public double FixedThreshold { get; init; } = 0.5;

    /// <summary>The grid of the search.</summary>
    public ThresholdOptions Search { get; init; } = new();
}

/// <summary>Computes every published figure from predictions alone.</summary>
public sealed class Evaluator
{
    private readonly EvaluationOptions _options;

    /// <summary>Evaluates as published.</summary>
    public Evaluator()
        : this(EvaluationOptions.Published) { }

    /// <summary>Takes the options.</summary>
    /// <exception cref="LeakException">The threshold would be chosen on the reported rows, and the options don't name that as known.</exception>
    public Evaluator(EvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        const Leaks FromReported = Leaks.ThresholdFromReportedRows;
        if (options.ThresholdFrom == options.ReportOn && !options.KnownLeaks.HasFlag(FromReported))
        {
            throw LeakException.Of(FromReported, []);
        }

        _options = options;
    }

    /// <summary>Chooses the threshold on one part and reports on another.</summary>
    /// <exception cref="EcgException">One of the two parts has no rows, or that which chooses has one class only.</exception>
    public EvaluationResult Evaluate(Predictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var rows = Rows(predictions, _options.ReportOn).ToScoredLabels();
        var choice = new ThresholdSearch(_options.Search).Search(ChoosingRows(predictions, _options.ThresholdFrom));
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

    /// <summary>The rows of a part that chooses a threshold.</summary>
    /// <exception cref="EcgException">No prediction is of that part, or all are of one class.</exception>
    internal static ScoredLabels ChoosingRows(Predictions predictions, Part part)
    {
        var rows = Rows(predictions, part).ToScoredLabels();
        rows.ThrowIfNoThresholdCanBeChosen($"{PredictionsFile.PartName(part)} rows");
        return rows;
    }

    /// <exception cref="EcgException">No prediction is of that part.</exception>
    internal static Predictions Rows(Predictions predictions, Part part)
    {
        var rows = predictions.Of(part);
        return rows.Count > 0
            ? rows
            : throw new EcgException($"No prediction is of part {part}.", "Predict that part too or choose another.");
    }
}
