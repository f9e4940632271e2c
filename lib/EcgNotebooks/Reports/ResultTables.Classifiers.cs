using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Calibration;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Experiments;
using static System.FormattableString;

namespace EcgNotebooks.Reports;

public static partial class ResultTables
{
    /// <summary>Returns a sentence with the accuracy on the test rows at the chosen threshold, the accuracy of the majority class beside it, and the ROC AUC.</summary>
    public static string Headline(this ClassifierReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (result, evidence) = (report.Tested.Result, report.Evidence);
        var at = result.AtSearched;
        var accuracy = evidence.AtThresholdFrom(result.ThresholdFrom)?.Bootstrap[MeasureKind.Accuracy].Interval;
        var area = evidence.AtFixed.Bootstrap[MeasureKind.RocAuc].Interval;
        return Invariant(
            $"{report.Name}, {at.Matrix.Count} test rows: accuracy {at.Matrix.Accuracy}{Within(accuracy)} at threshold {at.Threshold:0.####} (chosen on the {Name(result.ThresholdFrom)} rows; majority class: {at.Matrix.MajorityAccuracy}), ROC AUC {result.Roc.Auc}{Within(area)}"
        );
    }

    /// <summary>Returns a row for each measure, with its interval from the patient-level bootstrap; the other weights stand in a column of their own.</summary>
    public static ReportTable ToTable(this ClassifierReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var others = report.All.Skip(1).Select(weights => weights.Report).ToArray();
        var evidence = report.Evidence;
        return new ReportTable(
            [
                $"{evidence.Rows} test rows of {evidence.Patients} patients",
                Heading(report.Tested),
                EvidenceTable.Level(evidence.Options),
                .. others.Select(Heading),
            ],
            [
                .. ReportMeasures
                    .Of(report.Tested.Result, evidence)
                    .Select(figure =>
                        (object?[])
                            [
                                figure.Name,
                                figure.Value(report.Tested.Result).ToString(),
                                figure.Estimate?.Interval.ToString() ?? "",
                                .. others.Select(other => figure.Value(other.Result).ToString()),
                            ]
                    ),
            ]
        );
    }

    /// <summary>Returns the calibration of the probabilities, as predicted and after temperature scaling on the validation rows.</summary>
    public static ReportTable CalibrationTable(this ClassifierReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var calibration = report.Evidence.Calibration;
        CalibrationMeasures[] columns = [calibration.AsPredicted, .. Present(calibration.AtTemperature)];
        object?[] Row(string name, Func<CalibrationMeasures, Measure> value) =>
            [name, .. columns.Select(figures => value(figures).ToString())];
        return new ReportTable(
            ["calibration on the test rows", "as predicted", .. Present(calibration.Temperature).Select(Heading)],
            [
                Row("loss", figures => figures.LogLoss),
                Row("Brier score", figures => figures.Brier),
                Row("expected calibration error", figures => new(figures.Curve.ExpectedCalibrationError)),
                Row("largest calibration error", figures => new(figures.Curve.MaximumCalibrationError)),
            ]
        );
    }

    /// <summary>
    /// Returns the accuracy on the test rows at the recipe's threshold and at the one chosen on validation, with the accuracy on
    /// validation and that of the majority class.
    /// </summary>
    public static ReportTable ThresholdGap(params IReadOnlyList<ClassifierReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        object?[] Row(string name, Func<ClassifierReport, object?> value) => [name, .. reports.Select(value)];
        return new ReportTable(
            ["accuracy on the test rows", .. reports.Select(report => report.Name)],
            [
                Row("threshold as the recipe chooses it", report => At(report, report.Tested.Result.ThresholdFrom)),
                Row("threshold from validation", report => At(report, report.Evidence.Options.ThresholdFrom)),
                Row("accuracy on validation", report => report.Evidence.ThresholdGap.OnValidation.ToString()),
                Row("validation minus test", report => report.Evidence.ThresholdGap.Difference.ToString()),
                Row("majority class", report => report.Evidence.MajorityAccuracy.ToString()),
            ]
        );
    }

    private static string At(ClassifierReport report, Part part) =>
        report.Evidence.AtThresholdFrom(part)?.Bootstrap[MeasureKind.Accuracy].ToString() ?? "";

    private static IEnumerable<T> Present<T>(T? value)
        where T : class => value is null ? [] : [value];

    private static string Heading(WeightsReport report) => $"{report.Weights} weights";

    private static string Heading(Temperature temperature) =>
        Invariant($"at temperature {temperature.Value:0.###}{(temperature.AtBound ? " (end of its range)" : "")}");

    private static string Within(Interval? interval) => interval is { IsDefined: true } i ? $" ({i})" : "";

    private static string Name(Part part) => PredictionsFile.PartName(part);
}
