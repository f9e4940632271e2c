using System.Xml.Linq;
using EcgNotebooks.Figures;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Tests.Figures;

public class StackedLeadsFigureTests
{
    private static readonly EcgRecord _record = new(
        "00001_hr",
        500,
        [new("I", "mV", [0, 0.5, double.NaN]), new("AVR", "mV", [-3, 7, 0]), new("RESP", "Ohm", [100, 101, 102])]
    );

    [Fact]
    public void Each_lead_has_a_panel_in_the_order_of_the_file_with_its_samples_in_seconds()
    {
        var figure = StackedLeadsFigure.Create(_record, note: "Simulated data");
        Assert.True(figure.SharedX);
        Assert.Equal(("00001_hr", "Simulated data", 1), (figure.Title, figure.Note, figure.Columns));
        Assert.Equal(["I (mV)", "aVR (mV)", "RESP (Ohm)"], figure.Panels.Select(panel => panel.Y.Label));
        var line = Assert.IsType<LineMark>(Assert.Single(figure.Panels[0].Marks));
        Assert.Equal([0, 0.002, 0.004], line.X);
        Assert.Equal([0, 0.5, double.NaN], line.Y);
    }

    [Fact]
    public void All_panels_share_the_time_axis_which_is_labelled_once_at_the_bottom()
    {
        var axes = StackedLeadsFigure.Create(_record).Panels.Select(panel => panel.X).ToArray();
        Assert.All(axes, axis => Assert.Equal((0, 0.006), (axis.Min, axis.Max)));
        Assert.Equal(["", "", "Time (s)"], axes.Select(axis => axis.Label));
        Assert.Equal([false, false, true], axes.Select(axis => axis.Ticks.Count > 0));
    }

    [Fact]
    public void Panels_with_the_same_unit_have_the_same_span_and_show_all_samples()
    {
        var panels = StackedLeadsFigure.Create(_record).Panels;
        Assert.Equal(panels[0].Y.Span, panels[1].Y.Span, 1e-9);
        Assert.InRange(panels[2].Y.Span, 2, 3);
        foreach (var panel in panels)
        {
            var samples = panel.Marks.OfType<LineMark>().Single().Y.Where(double.IsFinite);
            Assert.All(samples, sample => Assert.InRange(sample, panel.Y.Min, panel.Y.Max));
        }
    }

    [Fact]
    public void In_the_svg_the_frames_of_all_panels_are_aligned_and_equally_large()
    {
        var wide = _record with { Signals = [new("I", "mV", [0, 1, 0]), new("II", "mV", [-1000, 900, 0])] };
        var scene = Rendering(StackedLeadsFigure.Create(wide));
        Assert.Single(scene.Select(box => (box.Left, box.Width, Math.Round(box.Height, 6))).Distinct());
        Assert.True(scene[1].Top > scene[0].Bottom);
        Assert.Equal("svg", XDocument.Parse(StackedLeadsFigure.Create(_record).ToSvg()).Root!.Name.LocalName);
    }

    [Fact]
    public void A_recording_without_samples_or_sampling_rate_is_an_error_that_names_it()
    {
        EcgRecord[] unusable = [_record with { Signals = [] }, _record with { SamplingRateHz = 0 }];
        foreach (var record in unusable)
        {
            var error = Assert.Throws<EcgException>(() => StackedLeadsFigure.Create(record));
            Assert.Contains("00001_hr", error.Message, StringComparison.Ordinal);
        }
    }

    private static EcgNotebooks.Figures.Rendering.Box[] Rendering(Figure figure) =>
        [.. EcgNotebooks.Figures.Rendering.FigureLayout.Of(figure.ToPage()).Panels.Select(panel => panel.Data)];
}
