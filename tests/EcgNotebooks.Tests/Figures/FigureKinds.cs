using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Spectrum;
using EcgNotebooks.Evaluation.Subgroups;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Evaluation.Usefulness;
using EcgNotebooks.Figures;

namespace EcgNotebooks.Tests.Figures;

/// <summary>A figure of each kind, by the name of the class that draws it.</summary>
internal static class FigureKinds
{
    private static readonly Predictions _rows = new(
        Enumerable
            .Range(0, 160)
            .Select(i => new Prediction(
                i,
                i / 2,
                1,
                i % 2 == 0 ? Part.Test : Part.Validation,
                i % 4 < 2 ? Diagnosis.Norm : Diagnosis.Imi,
                0.2 + (i % 4 < 2 ? 0 : 0.3) + (i % 7 * 0.05)
            ))
    );

    public static Dictionary<string, Figure> All { get; } =
        new()
        {
            ["RocFigure"] = FigureImagesTests.All["roc"],
            ["ConfusionMatrixFigure"] = FigureImagesTests.All["matrix"],
            ["TrainingHistoryFigure"] = FigureImagesTests.All["history"],
            ["ThresholdFigure"] = FigureImagesTests.All["threshold"],
            ["FilterFigure"] = FigureImagesTests.All["filter"],
            ["TwelveLeadFigure"] = FigureImagesTests.All["leads"],
            ["StackedLeadsFigure"] = FigureImagesTests.All["stacked"],
            ["ReliabilityFigure"] = FigureImagesTests.All["reliability"],
            ["ForestFigure"] = FigureImagesTests.All["forest"],
            ["ComparisonFigure"] = PairedEvidence.Of("CNN", _rows, "CRNN", _rows).ToFigure(Note),
            ["SubgroupFigure"] = Groups(),
            ["SpectrumFigure"] = Spectrum(),
            ["NetBenefitFigure"] = UsefulnessEvidence.Of(_rows, 0.05).ToFigure("CNN", Note),
            ["SaliencyFigure"] = Saliency(),
            ["HexaxialFigure"] = HexaxialFigure.Create(),
            ["BeatFigure"] = BeatFigure.Create(Beats(), 100, [100, 200, 300, 400], note: Note),
            ["LimbLeadsFigure"] = LimbLeadsFigure.Create(
                Limbs("a", 1),
                "Normal ECG",
                Limbs("b", 0.5),
                "Infarction",
                Note
            ),
        };

    private const string Note = "Simulated data";

    // Peaks every second, with a small wave before and a larger one after each.
    private static double[] Beats() =>
        [
            .. Enumerable
                .Range(0, 500)
                .Select(i =>
                    (i % 100) switch
                    {
                        0 => 1.0,
                        98 or 2 => -0.2,
                        85 => 0.1,
                        28 => 0.3,
                        _ => 0,
                    }
                ),
        ];

    private static EcgRecord Limbs(string name, double scale) =>
        new(
            name,
            100,
            [.. Lead.All.Take(6).Select(lead => new EcgSignal(lead.Name, "mV", [.. Beats().Select(v => v * scale)]))]
        );

    private static Figure Groups()
    {
        SubgroupResult Group(string name) => SubgroupResult.Of(name, _rows.Of(Part.Test), 0.5, 0.95);
        return new SubgroupEvidence(0.5, 0.95, [new("sex", 3, [Group("women"), Group("men")], null)]).ToFigure(
            "CNN",
            Note
        )!;
    }

    private static Figure Spectrum()
    {
        static SpectrumGroup Group(string name, int count) =>
            new(
                name,
                ClusteredProportion.Of(Enumerable.Range(0, count).Select(i => (i, i % 3 == 0)), 0.95),
                ClusteredProportion.Of(Enumerable.Range(0, count).Select(i => (i, i % 2 == 0)), 0.95)
            );
        var alarms = new FalseAlarms(
            Group("test recordings", 40),
            Group("all discarded", 1200),
            [Group("CD", 300), Group("STTC", 500)],
            [.. Enumerable.Range(0, 30).Select(i => Group($"CODE{i}", 20 + i))]
        );
        return new SpectrumEvidence(
            0.5,
            0.95,
            new Dictionary<SpectrumUse, int>(),
            0,
            alarms,
            new(Group("t", 9), [], [])
        ).ToFigure("CNN", Note);
    }

    private static Figure Saliency()
    {
        double[] samples = [.. Enumerable.Range(0, 500).Select(i => Math.Sin(i / 9.0))];
        double[] weights = [.. Enumerable.Range(0, 500).Select(i => i is >= 200 and < 240 ? 1.0 : 0.1)];
        double[] less = [.. weights.Select(weight => weight / 2)];
        return SaliencyFigure.Create(
            [
                new("IMI read as NORM", "I (mV)", samples, less),
                new("", "II (mV)", samples, weights),
                new("NORM read as NORM", "I (mV)", samples, weights),
                new("", "II (mV)", samples, less),
            ],
            100,
            "2 recordings of 75 test rows.",
            note: Note
        );
    }
}
