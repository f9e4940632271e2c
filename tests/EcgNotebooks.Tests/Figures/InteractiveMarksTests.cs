using EcgNotebooks.Figures;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Tests.Figures;

public class InteractiveMarksTests
{
    private static readonly Stroke _dashes = new("#112233", 1.5, Dashed: true);

    [Fact]
    public void A_line_keeps_its_data_gaps_stroke_and_name()
    {
        var trace = Trace(new LineMark([0, 1, 2], [3, double.NaN, 5], _dashes) { Name = "AUC = 0.69" });
        Assert.Equal(("scatter", "lines"), ((string?)trace["type"], (string?)trace["mode"]));
        Assert.Equal([0, 1, 2], PlotlyChart.Numbers(trace["x"]));
        Assert.Equal([3, null, 5], PlotlyChart.Numbers(trace["y"]));
        Assert.Equal(("#112233", "dash"), ((string?)trace["line"]!["color"], (string?)trace["line"]!["dash"]));
        Assert.Equal(("AUC = 0.69", true), ((string?)trace["name"], (bool)trace["showlegend"]!));
    }

    [Fact]
    public void Points_keep_their_data_colour_and_size()
    {
        var trace = Trace(new PointMark([1, 2], [3, 4], "#445566", 7));
        Assert.Equal("markers", (string?)trace["mode"]);
        Assert.Equal([3, 4], PlotlyChart.Numbers(trace["y"]));
        Assert.Equal(("#445566", 7), ((string?)trace["marker"]!["color"], (double)trace["marker"]!["size"]!));
        Assert.False((bool)trace["showlegend"]!);
    }

    [Fact]
    public void A_text_keeps_its_position_and_content()
    {
        var text = new TextMark(1, 2, "a<b", "#445566", 14, TextAlign.Left) { Bold = true };
        var trace = Trace(text);
        Assert.Equal("text", (string?)trace["mode"]);
        Assert.Equal([1], PlotlyChart.Numbers(trace["x"]));
        Assert.Equal([2], PlotlyChart.Numbers(trace["y"]));
        Assert.Equal("<b>a&lt;b</b>", (string?)trace["text"]![0]);
        Assert.Equal("middle right", (string?)trace["textposition"]);
        Assert.Equal(14, (double)trace["textfont"]!["size"]!);
    }

    [Theory]
    [InlineData(true, "x", "y")]
    [InlineData(false, "y", "x")]
    public void A_rule_spans_the_view_after_panning(bool vertical, string across, string along)
    {
        var trace = Trace(new RuleMark(0.5, vertical, _dashes));
        Assert.Equal([0.5, 0.5], PlotlyChart.Numbers(trace[across]));
        var ends = PlotlyChart.Numbers(trace[along]);
        Assert.True(ends[0] < -100 && ends[1] > 100);
    }

    [Fact]
    public void A_cell_is_a_rectangle_below_the_traces_and_its_text_gives_row_and_column()
    {
        var chart = new PlotlyChart(ConfusionMatrixFigure.Create(251, 84, 103, 232));
        var cell = chart.Layout["shapes"]![1]!;
        Assert.Equal(("rect", "below"), ((string?)cell["type"], (string?)cell["layer"]));
        Assert.Equal((1, 2), ((double)cell["x0"]!, (double)cell["x1"]!));
        Assert.Equal((1, 2), ((double)cell["y0"]!, (double)cell["y1"]!));
        Assert.Equal(
            "True label: Negative<br>Predicted label: Positive<br><b>84</b><extra></extra>",
            (string?)chart.Traces[1]["hovertemplate"]
        );
    }

    [Fact]
    public void Marks_keep_their_order_and_each_panel_has_its_own_axes_and_legend()
    {
        var figure = TrainingHistoryFigure.Create([3, 2, 1], [4, 3, 5], [0.5, 0.6, 0.7], [0.4, 0.8, 0.6], 2);
        var traces = new PlotlyChart(figure).Traces;
        Assert.Equal(12, traces.Length);
        Assert.Equal(["lines", "lines", "markers"], traces.Take(3).Select(trace => (string?)trace["mode"]));
        Assert.Equal(["x", "x2"], traces.Select(trace => (string?)trace["xaxis"]).Distinct());
        Assert.Equal(["legend", "legend2"], traces.Select(t => (string?)t["legend"]).OfType<string>().Distinct());
        var named = traces.Where(trace => (bool)trace["showlegend"]!).Take(3).Select(trace => (string?)trace["name"]);
        Assert.Equal(["Best epoch: 2", "Train", "Validation"], named);
    }

    [Fact]
    public void Panels_that_share_their_horizontal_axis_zoom_together()
    {
        var chart = new PlotlyChart(FigureImagesTests.All["stacked"]);
        Assert.All(chart.Traces, trace => Assert.Equal("x", (string?)trace["xaxis"]));
        Assert.Equal(["y", "y2"], chart.Traces.Select(trace => (string?)trace["yaxis"]));
        Assert.Null(chart.Layout["xaxis2"]);
        Assert.Equal("y2", (string?)chart.Layout["xaxis"]!["anchor"]);
    }

    [Fact]
    public void Tick_labels_that_are_names_are_fixed_and_numbers_follow_the_zoom()
    {
        var names = new PlotlyChart(FigureImagesTests.All["matrix"]).Layout["xaxis"]!;
        Assert.Equal([0.5, 1.5], PlotlyChart.Numbers(names["tickvals"]));
        Assert.Equal(["Negative", "Positive"], names["ticktext"]!.AsArray().Select(text => (string?)text));
        Assert.Equal("auto", (string?)new PlotlyChart(FigureImagesTests.All["roc"]).Layout["xaxis"]!["tickmode"]);
    }

    [Fact]
    public void Ecg_paper_keeps_both_its_grids_and_its_scale()
    {
        var axis = new PlotlyChart(FigureImagesTests.All["leads"]).Layout["xaxis"]!;
        Assert.Equal((5, 1), ((double)axis["dtick"]!, (double)axis["minor"]!["dtick"]!));
        var vertical = new PlotlyChart(FigureImagesTests.All["leads"]).Layout["yaxis"]!;
        Assert.Equal("x", (string?)vertical["scaleanchor"]);
    }

    private static System.Text.Json.Nodes.JsonObject Trace(Mark mark)
    {
        var panel = new Panel(new Axis("x", 0, 5), new Axis("y", 0, 5), [mark]) { Legend = LegendPosition.UpperLeft };
        var figure = new Figure
        {
            Title = "T",
            Description = "D",
            Caption = "C",
            Panels = [panel],
        };
        return Assert.Single(new PlotlyChart(figure).Traces);
    }
}
