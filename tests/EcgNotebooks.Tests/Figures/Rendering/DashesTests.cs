using EcgNotebooks.Figures;
using EcgNotebooks.Figures.Drawing;
using EcgNotebooks.Figures.Rendering;

namespace EcgNotebooks.Tests.Figures.Rendering;

public class DashesTests
{
    // 100 data units are 100 pixels in both directions.
    private static readonly PanelBox _box = new(
        new Panel(new Axis("", 0, 100), new Axis("", 0, 100), []),
        new Box(0, 0, 100, 100)
    );

    [Fact]
    public void A_straight_line_has_dashes_of_six_pixels_and_gaps_of_four()
    {
        var (x, y) = Dashes.Of([0, 25], [50, 50], _box);
        Assert.Equal([0, 6, 25, 10, 16, 25, 20, 25, 25], x);
        Assert.Equal([50, 50, double.NaN, 50, 50, double.NaN, 50, 50, double.NaN], y);
    }

    [Fact]
    public void A_dash_continues_around_a_corner()
    {
        var (x, y) = Dashes.Of([0, 3, 3], [0, 0, 20], _box);
        Assert.Equal([0, 3, 3, 3, 3, 3, 3, 3, 3], x[..9]);
        Assert.Equal([0, 0, double.NaN, 0, 3, double.NaN, 7, 13, double.NaN], y[..9]);
    }

    [Fact]
    public void A_gap_in_the_line_is_kept()
    {
        var (x, _) = Dashes.Of([0, 4, 8, 12], [1, double.NaN, 1, 1], _box);
        Assert.Equal([8, 12, 12], x);
    }

    [Fact]
    public void The_svg_of_a_dashed_line_contains_its_dashes()
    {
        static int Moves(Figure figure) => figure.ToSvg().Split('M').Length;
        var figure = FigureImagesTests.All["roc"];
        var whole = figure with
        {
            Panels = [.. figure.Panels.Select(p => p with { Marks = [.. p.Marks.OfType<LineMark>().Select(Solid)] })],
        };
        Assert.True(Moves(figure) > Moves(whole) + 20);
    }

    private static LineMark Solid(LineMark line) => line with { Stroke = line.Stroke with { Dashed = false } };
}
