using EcgNotebooks.Figures;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Tests.Figures;

public class FigureDataTests
{
    [Theory]
    [InlineData(1e15, -1)]
    [InlineData(1e299, 0)]
    [InlineData(1e308, -1e308)]
    [InlineData(double.PositiveInfinity, double.NaN)]
    public void Extreme_values_can_be_drawn(double most, double least)
    {
        var figure = TrainingHistoryFigure.Create([most, 1], [least, 2], [0.5, most], [0.4, 0.8], 2);
        Assert.All(figure.Panels.SelectMany(p => p.Y.Ticks), tick => Assert.InRange(tick.Label.Length, 1, 20));
        Assert.All(figure.Panels, panel => Assert.True(double.IsFinite(panel.Y.Span) && panel.Y.Span > 0));
        Assert.StartsWith("<svg", figure.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_ROC_figure_names_the_ROC_AUC_and_marks_the_Youden_point()
    {
        var figure = RocFigure.Create(
            [0, 0.1, 0.4, 1],
            [0, 0.6, 0.9, 1],
            [double.PositiveInfinity, 0.8, 0.4, 0.1],
            0.7149
        );
        var panel = Assert.Single(figure.Panels);
        var curve = panel.Marks.OfType<LineMark>().Single(mark => mark.Name == "ROC AUC = 0.71");
        Assert.Equal([0, 0.6, 0.9, 1], curve.Y);
        var youden = Assert.Single(panel.Marks.OfType<PointMark>());
        Assert.Equal((0.1, 0.6), (youden.X[0], youden.Y[0]));
        Assert.Equal("Youden point, threshold 0.800", youden.Name);
        Assert.True(panel.EqualUnits);
    }

    [Fact]
    public void A_ROC_figure_says_that_the_ROC_AUC_is_undefined()
    {
        var marks = RocFigure.Create([0, 1], [double.NaN, double.NaN], [1, 0], double.NaN).Panels[0].Marks;
        Assert.Contains(marks, mark => mark.Name == "ROC AUC undefined");
    }

    [Fact]
    public void Arrays_of_different_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => RocFigure.Create([0, 1], [0], [1, 0], 0.5));
        Assert.Throws<ArgumentException>(() => ThresholdFigure.Create([], [], 0));
        Assert.Throws<ArgumentException>(() => FilterFigure.Create([1], [1, 2], 500));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingHistoryFigure.Create([1], [1], [1], [1], 2));
    }

    [Fact]
    public void The_confusion_matrix_has_true_labels_downward_and_predicted_ones_rightward()
    {
        var panel = ConfusionMatrixFigure.Create(251, 84, 103, 232).Panels[0];
        Assert.Equal(("Predicted label", "True label"), (panel.X.Label, panel.Y.Label));
        var texts = panel.Marks.OfType<TextMark>().ToDictionary(t => t.Text, t => (t.X, t.Y));
        Assert.Equal((0.5, 1.5), texts["251"]);
        Assert.Equal((1.5, 1.5), texts["84"]);
        Assert.Equal((0.5, 0.5), texts["103"]);
        Assert.Equal((1.5, 0.5), texts["232"]);
        Assert.Equal([new Tick(0.5, "Negative"), new Tick(1.5, "Positive")], panel.X.Ticks);
        Assert.Equal([new Tick(0.5, "Positive"), new Tick(1.5, "Negative")], panel.Y.Ticks);
    }

    [Fact]
    public void Every_count_has_enough_contrast_with_its_cell()
    {
        for (var count = 0; count <= 100; count++)
        {
            var marks = ConfusionMatrixFigure.Create(count, 100, 0, 50).Panels[0].Marks;
            var cells = marks.OfType<CellMark>().Zip(marks.OfType<TextMark>());
            // WCAG 2.1 requires a contrast of 4.5 for small text (level AA).
            Assert.All(cells, pair => Assert.True(Shade.Contrast(pair.First.Color, pair.Second.Color) >= 4.5));
        }

        var colors = ConfusionMatrixFigure.Create(100, 0, 0, 0).Panels[0].Marks.OfType<TextMark>().Select(t => t.Color);
        Assert.Equal([Palette.White, Palette.Black, Palette.Black, Palette.Black], colors);
    }

    [Fact]
    public void Contrast_of_black_and_white_is_21() => Assert.Equal(21, Shade.Contrast("#000000", "#FFFFFF"), 1e-9);

    [Fact]
    public void The_history_marks_the_best_epoch_in_both_panels()
    {
        var figure = TrainingHistoryFigure.Create([3, 2, 1], [4, 3, 5], [0.5, 0.6, 0.7], [0.4, 0.8, 0.6], 2);
        Assert.Equal(["Loss (cross-entropy, nats)", "Accuracy"], figure.Panels.Select(panel => panel.Y.Label));
        Assert.All(figure.Panels, panel => Assert.Equal(2, Assert.Single(panel.Marks.OfType<RuleMark>()).At));
        var lines = figure.Panels[1].Marks.OfType<LineMark>().ToArray();
        Assert.Equal(["Train", "Validation"], lines.Select(line => line.Name));
        Assert.Equal([1, 2, 3], lines[1].X);
        Assert.Equal([0.4, 0.8, 0.6], lines[1].Y);
        Assert.Equal(["1", "2", "3"], figure.Panels[0].X.Ticks.Select(tick => tick.Label));
    }

    [Fact]
    public void The_filter_figure_shows_both_signals_in_seconds_on_one_scale()
    {
        var figure = FilterFigure.Create([1, 2, 3], [-1, 0, 1], 500);
        Assert.Equal(figure.Panels[0].Y, figure.Panels[1].Y);
        var after = figure.Panels[1].Marks.OfType<LineMark>().Single();
        Assert.Equal([0, 0.002, 0.004], after.X);
        Assert.Equal([-1, 0, 1], after.Y);
    }

    [Fact]
    public void The_threshold_figure_marks_the_chosen_one()
    {
        var panel = ThresholdFigure.Create([0, 0.5, 1], [10, 30, 20], 1).Panels[0];
        Assert.Equal(0.5, Assert.Single(panel.Marks.OfType<RuleMark>()).At);
        Assert.Contains(panel.Marks, mark => mark.Name == "Chosen: 0.500, metric 30");
        Assert.Equal("TP + TN - FP - FN", panel.Y.Label);
    }

    [Theory]
    [InlineData(0, 1, 5, new[] { "0.0", "0.2", "0.4", "0.6", "0.8", "1.0" })]
    [InlineData(-30, 330, 4, new[] { "0", "100", "200", "300" })]
    [InlineData(-0.02, 0.02, 4, new[] { "-0.02", "-0.01", "0.00", "0.01", "0.02" })]
    public void Ticks_are_round_and_have_the_same_number_of_decimals(
        double min,
        double max,
        int about,
        string[] labels
    ) => Assert.Equal(labels, Axis.Numeric("", min, max, about).Ticks.Select(tick => tick.Label));
}
