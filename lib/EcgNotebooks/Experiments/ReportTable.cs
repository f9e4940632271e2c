using EcgNotebooks.Evaluation;
using EcgNotebooks.Presentation;

namespace EcgNotebooks.Experiments;

/// <summary>A network's figures of merit as a table.</summary>
public static class ReportTable
{
    /// <summary>The published figure of merit in one line: accuracy on the test rows at the searched threshold, and the area.</summary>
    public static string Headline(this NetworkReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var result = report.Tested.Result;
        var at = result.AtSearched;
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Name(report)}, {at.Matrix.Count} test rows: accuracy {at.Matrix.Accuracy} at threshold {at.Threshold:0.####} (chosen on the {result.ThresholdFrom.ToString().ToLowerInvariant()} rows), ROC area {result.Roc.Area}"
        );
    }

    /// <summary>What choosing the threshold on the test rows is worth: their accuracy with it, and with the one chosen on the validation rows.</summary>
    public static HtmlTable ThresholdGap(params IReadOnlyList<NetworkReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var honest = new Evaluator(new EvaluationOptions { ThresholdFrom = Part.Validation });
        return new HtmlTable(
            ["accuracy on the test rows", "threshold from test", "threshold from validation"],
            [
                .. reports.Select(r =>
                    Row(
                        Name(r),
                        r.Tested.Result.AtSearched.Matrix.Accuracy,
                        honest.Evaluate(r.Tested.Predictions).AtSearched.Matrix.Accuracy
                    )
                ),
            ]
        );
    }

    /// <summary>One row a figure: with the weights that the recipe tests, and with the others beside them.</summary>
    public static HtmlTable ToTable(this NetworkReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (tested, other) = (report.Tested.Result, report.Other.Result);
        var (a, b) = (tested.AtSearched.Matrix, other.AtSearched.Matrix);
        IReadOnlyList<IReadOnlyList<object?>> rows =
        [
            Row("loss", tested.LogLoss, other.LogLoss),
            Row("accuracy at 0.5", tested.AtFixed.Matrix.Accuracy, other.AtFixed.Matrix.Accuracy),
            Row("prevalence of IMI", tested.AtFixed.Matrix.Prevalence, other.AtFixed.Matrix.Prevalence),
            Row("ROC area", tested.Roc.Area, other.Roc.Area),
            Row("searched threshold", new(tested.AtSearched.Threshold), new(other.AtSearched.Threshold)),
            Row("accuracy there", a.Accuracy, b.Accuracy),
            Row("precision", a.Precision, b.Precision),
            Row("F1", a.F1, b.F1),
            Row("sensitivity", a.Sensitivity, b.Sensitivity),
            Row("specificity", a.Specificity, b.Specificity),
        ];
        return new HtmlTable(
            ["test rows", $"{report.Tested.Weights} weights", $"{report.Other.Weights} weights"],
            rows
        );
    }

    private static string Name(NetworkReport report) => report.Network.FolderName().ToUpperInvariant();

    private static object?[] Row(string name, Measure tested, Measure other) =>
        [name, tested.ToString(), other.ToString()];
}
