using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Experiments;
using EcgNotebooks.Figures;
using EcgNotebooks.Labels;
using EcgNotebooks.Splitting;
using EcgNotebooks.Training;

namespace EcgNotebooks.Extension.Tests.Support;

/// <summary>One small value of each type that a cell may end with.</summary>
internal static class Samples
{
    private static readonly EvidenceOptions _options = new() { Bootstrap = new() { Resamples = 50 } };

    public static Figure Figure => ConfusionMatrixFigure.Create(30, 4, 2, 31);

    public static LabelledTable Labelled =>
        new([.. Enumerable.Range(1, 6).Select(i => new LabelledRow(Row(i, LabelOf(i)), LabelOf(i)))]);

    public static BalancedTable Balanced =>
        new(
            [
                .. Enumerable
                    .Range(0, 40)
                    .Select(i => new BalancedRow(
                        i % 6 + 1,
                        Labelled.Rows[i % 6].Row.FilenameHr,
                        Labelled.Rows[i % 6].Label,
                        i >= 6
                    )),
            ],
            Labelled.Rows.Select(row => row.Row)
        );

    public static Split Split => new RandomSplit().Split(40);

    public static TrainingHistory History =>
        new([new EpochResult(1, 0.7, 0.5, 0.71, 0.5, 1), new EpochResult(2, 0.6, 0.7, 0.65, 0.6, 1)]);

    public static EvidenceReport Evidence => EvidenceReport.Of(Predictions(1), _options);

    public static PairedEvidence Comparison =>
        PairedEvidence.Of("CNN", Predictions(1), "CRNN", Predictions(2), _options);

    public static ClassifierReport Report =>
        new(
            "CNN",
            Recipe.Published.Name,
            true,
            new WeightsReport("last", Predictions(1), new Evaluator().Evaluate(Predictions(1))),
            Evidence
        );

    public static EcgRecord Record(params string[] signals) =>
        new(
            "sample",
            500,
            [
                .. signals.Select(name => new EcgSignal(
                    name,
                    "mV",
                    [.. Enumerable.Range(0, 5000).Select(i => Math.Sin(i / 40.0))]
                )),
            ]
        );

    public static PtbXlRow Row(int ecgId, Diagnosis label) =>
        new()
        {
            EcgId = ecgId,
            PatientId = 100 + ecgId,
            FilenameHr = $"records500/00000/{ecgId:D5}_hr",
            FilenameLr = $"records100/00000/{ecgId:D5}_lr",
            ScpCodes = new ScpCodes([new ScpStatement(label.Code(), 100)]),
            StratFold = ecgId % 10 + 1,
        };

    private static Diagnosis LabelOf(int ecgId) => ecgId % 3 == 0 ? Diagnosis.Imi : Diagnosis.Norm;

    // Two classifiers that order the same rows differently, neither of them perfectly.
    private static Predictions Predictions(int classifier) =>
        new(
            Enumerable
                .Range(0, 80)
                .Select(i => new Prediction(
                    i,
                    i / 2,
                    i < 40 ? 9 : 10,
                    i < 40 ? Part.Validation : Part.Test,
                    i % 2 == 0 ? Diagnosis.Norm : Diagnosis.Imi,
                    (0.3 * (i % 2)) + (0.6 * (i * 7 * classifier % 40) / 40)
                ))
        );
}
