using EcgNotebooks.Evaluation.Calibration;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Figures;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Tests.Figures;

public class UncertaintyFiguresTests
{
    private static readonly ReliabilityCurve _curve = ReliabilityCurve.From(
        new([false, true, false, true, true], [0.1, 0.3, 0.35, 0.9, 0.95]),
        new() { Bins = 5 }
    );

    [Fact]
    public void The_reliability_diagram_has_a_point_and_an_interval_for_each_bin_with_rows()
    {
        var marks = ReliabilityFigure.Create(_curve).Panels[0].Marks;
        var points = Assert.Single(marks.OfType<PointMark>());
        Assert.Equal([0.1, 0.325, 0.925], points.X, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([0, 0.5, 1], points.Y);
        var intervals = marks.OfType<LineMark>().Single(mark => mark.Stroke.Color == Palette.SkyBlue);
        Assert.Equal(ProportionInterval.Wilson(1, 2).Lower, intervals.Y[3]);
        Assert.Equal(ProportionInterval.Wilson(1, 2).Upper, intervals.Y[4]);
        Assert.Equal([0.325, 0.325], intervals.X.Skip(3).Take(2), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Contains(marks, mark => mark.Name == "ECE = 0.120");
    }

    [Fact]
    public void The_histogram_stacks_the_classes_and_names_each_once()
    {
        var bars = ReliabilityFigure.Create(_curve).Panels[1].Marks.OfType<CellMark>().ToArray();
        Assert.Equal([(0, 1), (0, 1), (1, 2), (0, 2)], bars.Select(bar => ((int)bar.Bottom, (int)bar.Top)));
        Assert.Equal(["Negative", "Positive"], bars.Select(bar => bar.Name).Where(name => name.Length > 0));
    }

    [Fact]
    public void The_forest_plot_has_its_first_row_on_top_and_writes_each_interval()
    {
        var panel = FigureImagesTests.All["forest"].Panels[0];
        Assert.Equal(
            [
                new Tick(2, "lead I  0.780 (0.740 to 0.820)"),
                new(1, "12 leads  0.980 (no interval)"),
                new(0, "no lead  n/a"),
            ],
            panel.Y.Ticks
        );
        var line = Assert.Single(panel.Marks.OfType<LineMark>());
        Assert.Equal([0.74, 0.82], line.X);
        Assert.Equal([2, 2], line.Y);
        Assert.Equal([0.78, 0.98], panel.Marks.OfType<PointMark>().Select(point => point.X[0]));
        Assert.Equal(0.5, Assert.Single(panel.Marks.OfType<RuleMark>()).At);
    }

    [Fact]
    public void A_forest_plot_without_rows_is_refused() =>
        Assert.Throws<ArgumentException>(() => ForestFigure.Create([], "accuracy", ""));
}
