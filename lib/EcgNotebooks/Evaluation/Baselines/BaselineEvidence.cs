using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Files;

namespace EcgNotebooks.Evaluation.Baselines;

/// <summary>Comparison of a classifier with the baseline without an ECG, on the same rows: is the classifier better, and does its score add anything?</summary>
public sealed record BaselineEvidence
{
    /// <summary>The columns of the table that the baseline uses.</summary>
    public required BaselineColumns Columns { get; init; }

    /// <summary>The classifier (first) against the baseline (second).</summary>
    public required PairedEvidence Compared { get; init; }

    /// <summary>
    /// The baseline with the classifier's score as a further column (first) against the baseline alone (second). The weight
    /// of the score is fitted on validation.
    /// </summary>
    public required PairedEvidence Combined { get; init; }

    /// <summary>Decisions of the classifier at its threshold from validation.</summary>
    public required ConfusionMatrix Classifier { get; init; }

    /// <summary>Decisions of the baseline at its threshold from validation.</summary>
    public required ConfusionMatrix Baseline { get; init; }

    /// <summary>Decisions of the classifier at the fixed threshold, usually 0.5.</summary>
    public required ConfusionMatrix ClassifierAtFixed { get; init; }

    /// <summary>Decisions of the baseline at the fixed threshold, usually 0.5.</summary>
    public required ConfusionMatrix BaselineAtFixed { get; init; }

    /// <summary>Accuracy of always answering with the more frequent class.</summary>
    public Measure MajorityAccuracy => ClassifierAtFixed.MajorityAccuracy;

    /// <summary>
    /// Likelihood ratio statistic of the score's coefficient on the reported rows, beside the columns of the baseline; it
    /// follows a chi-squared distribution with one degree of freedom if the score adds nothing.
    /// </summary>
    public required Measure LikelihoodRatio { get; init; }

    /// <summary>p-value of <see cref="LikelihoodRatio"/>; it assumes that rows are independent.</summary>
    public required Measure LikelihoodRatioP { get; init; }

    /// <summary>Name of the baseline, such as "age and sex".</summary>
    public string Name => Compared.Second;

    /// <summary>Compares a classifier with the baseline, which is fitted to the training rows of the same predictions.</summary>
    /// <param name="name">The classifier's name.</param>
    /// <param name="predictions">The classifier's predictions for training, validation and test rows.</param>
    /// <param name="rowOf">Returns the row of the table for an ecg_id.</param>
    /// <param name="columns">The columns of the baseline.</param>
    /// <param name="options">Options of the comparison; null for the defaults.</param>
    /// <exception cref="EcgException">A part has no rows or only one label, so that nothing can be fitted or compared.</exception>
    public static BaselineEvidence Of(
        string name,
        Predictions predictions,
        Func<int, PtbXlRow> rowOf,
        BaselineColumns columns = BaselineColumns.Age | BaselineColumns.Sex,
        EvidenceOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(rowOf);
        options ??= new EvidenceOptions();
        var baseline = BaselinePredictions.Of(predictions, rowOf, columns);
        var test = LikelihoodRatioTest.Of(
            [.. predictions.Of(options.ReportOn).Select(p => baseline.ValuesOf(rowOf(p.EcgId)))],
            [.. predictions.Of(options.ReportOn).Select(p => LogOdds.Of(p.Probability))],
            [.. predictions.Of(options.ReportOn).Select(p => p.Label == Diagnosis.Imi)]
        );
        var title = Title(columns);
        var compared = PairedEvidence.Of(name, predictions, title, baseline.Predictions, options);
        var (first, second) = (
            predictions.Of(options.ReportOn).ToScoredLabels(),
            baseline.Predictions.Of(options.ReportOn).ToScoredLabels()
        );
        return new()
        {
            Columns = columns,
            Compared = compared,
            Classifier = ConfusionMatrix.At(compared.AtChosen.FirstThreshold, first),
            Baseline = ConfusionMatrix.At(compared.AtChosen.SecondThreshold, second),
            ClassifierAtFixed = ConfusionMatrix.At(options.FixedThreshold, first),
            BaselineAtFixed = ConfusionMatrix.At(options.FixedThreshold, second),
            Combined = PairedEvidence.Of(
                $"{title}, {name}",
                baseline.With(predictions, options.ThresholdFrom),
                title,
                baseline.Predictions,
                options
            ),
            LikelihoodRatio = test.Statistic,
            LikelihoodRatioP = test.P,
        };
    }

    /// <summary>Returns the comparison as JSON; an undefined measure is null, and "reasons" gives the reason by the measure's path.</summary>
    public string ToJson() =>
        MeasureWriter.Document(writer =>
        {
            writer.Json.WriteString("baseline", Name);
            writer.Number("majority_accuracy", MajorityAccuracy);
            writer.Object("at_fixed_threshold", () => Decisions(writer, ClassifierAtFixed, BaselineAtFixed));
            writer.Object("at_chosen_thresholds", () => Decisions(writer, Classifier, Baseline));
            writer.Object("compared", () => PairedEvidenceJson.Write(writer, Compared));
            writer.Object("combined", () => PairedEvidenceJson.Write(writer, Combined));
            writer.Object(
                "likelihood_ratio",
                () =>
                {
                    writer.Number("statistic", LikelihoodRatio);
                    writer.Number("p", LikelihoodRatioP);
                }
            );
        });

    /// <summary>Writes the comparison as JSON to a file.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Save(string path) => AtomicFile.WriteText(path, ToJson());

    private static void Decisions(MeasureWriter writer, ConfusionMatrix classifier, ConfusionMatrix baseline)
    {
        writer.Number("classifier_accuracy", classifier.Accuracy);
        writer.Number("classifier_balanced_accuracy", classifier.BalancedAccuracy);
        writer.Number("baseline_accuracy", baseline.Accuracy);
        writer.Number("baseline_balanced_accuracy", baseline.BalancedAccuracy);
    }

    private static string Title(BaselineColumns columns)
    {
        string[] names =
        [
            .. Enum.GetValues<BaselineColumns>()
                .Where(column => column != BaselineColumns.None && columns.HasFlag(column))
                .Select(column => column.ToString().ToLowerInvariant()),
        ];
        return names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }
}
