namespace EcgNotebooks.Evaluation;

/// <summary>Which rows choose the threshold and which are reported on; the defaults are the published recipe's.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Published: the test rows choose the threshold that they are then judged by. Honest: validation.</summary>
    public Part ThresholdFrom { get; init; } = Part.Test;

    /// <summary>Published: test.</summary>
    public Part ReportOn { get; init; } = Part.Test;

    /// <summary>The threshold of a plain report. Published: 0.5.</summary>
    public double FixedThreshold { get; init; } = 0.5;

    /// <summary>The grid of the search.</summary>
    public ThresholdOptions Search { get; init; } = new();
}

/// <summary>Computes every published figure from predictions alone.</summary>
public sealed class Evaluator(EvaluationOptions options)
{
    /// <summary>Evaluates as published.</summary>
    public Evaluator()
        : this(new EvaluationOptions()) { }

    /// <summary>Chooses the threshold on one part and reports on another.</summary>
    /// <exception cref="EcgException">One of the two parts has no rows.</exception>
    public EvaluationResult Evaluate(Predictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var rows = Rows(predictions, options.ReportOn);
        var choice = new ThresholdSearch(options.Search).Search(Rows(predictions, options.ThresholdFrom));
        return new()
        {
            Part = options.ReportOn,
            ThresholdFrom = options.ThresholdFrom,
            Roc = RocCurve.From(rows),
            AveragePrecision = ProbabilityScores.AveragePrecision(rows),
            Brier = ProbabilityScores.Brier(rows),
            LogLoss = ProbabilityScores.LogLoss(rows),
            Search = choice,
            AtFixed = new(options.FixedThreshold, ConfusionMatrix.At(options.FixedThreshold, rows)),
            AtSearched = new(choice.Threshold, ConfusionMatrix.At(choice.Threshold, rows)),
        };
    }

    private static ScoredLabels Rows(Predictions predictions, Part part)
    {
        var rows = predictions.Of(part);
        return rows.Count > 0
            ? rows.ToScoredLabels()
            : throw new EcgException($"No prediction is of part {part}.", "Predict that part too or choose another.");
    }
}
