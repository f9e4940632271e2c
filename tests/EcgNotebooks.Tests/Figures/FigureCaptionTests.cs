using System.Reflection;
using System.Text.RegularExpressions;
using EcgNotebooks.Figures;
using EcgNotebooks.Figures.Drawing;
using EcgNotebooks.Figures.Rendering;

namespace EcgNotebooks.Tests.Figures;

/// <summary>Every figure says what it shows, from which data, and in which units.</summary>
public partial class FigureCaptionTests
{
    public static TheoryData<string> Kinds => [.. FigureKinds.All.Keys];

    [Fact]
    public void Every_kind_of_figure_is_tested_here()
    {
        var kinds = typeof(Figure)
            .Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(Figure).Namespace && type.IsAbstract && type.IsSealed)
            .Where(type =>
                type.GetMethods(BindingFlags.Public | BindingFlags.Static).Any(m => m.ReturnType == typeof(Figure))
            )
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal);
        Assert.Equal(kinds, FigureKinds.All.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_caption_counts_the_rows_or_samples_and_the_description_has_numbers_of_the_data(string kind)
    {
        var figure = FigureKinds.All[kind];
        Assert.Matches(
            @"\d[\d,]* ([a-z]+ )?(row|threshold|recording|sample|lead|signal|epoch|point)s?\b",
            figure.Caption
        );
        Assert.Matches(@"\d", figure.Description);
        Assert.All(
            [figure.Title, figure.Caption, figure.Description],
            text => Assert.DoesNotContain("NaN", text, StringComparison.Ordinal)
        );
        Assert.All([figure.Caption, figure.Description], text => Assert.EndsWith(".", text, StringComparison.Ordinal));
        Assert.All([figure.Caption, figure.Description], text => Assert.DoesNotMatch(@"  |\.\.|^[a-z]", text));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_axis_has_a_label_or_names_and_a_unit_where_its_quantity_has_one(string kind)
    {
        var panels = FigureKinds.All[kind].Panels;
        foreach (var panel in panels.Where(panel => panel.Frame))
        {
            // Panels over one time axis have its label below the last of them.
            Axis[] axes = FigureKinds.All[kind].SharedX ? [panel.Y, panels[^1].X] : [panel.X, panel.Y];
            Assert.All(
                axes,
                axis => Assert.True(axis.Label.Length > 0 || HasNames(axis), $"{kind}: an axis has no label")
            );
            Assert.All(
                axes,
                axis =>
                    Assert.DoesNotMatch(
                        @"^(Time|Voltage|Amplitude|Frequency|Loss|Threshold|I+|aV[RLF]|V[1-6])$",
                        axis.Label
                    )
            );
        }

        // ECG paper has no axes; its scale is written on it.
        Assert.All(
            panels.Where(panel => !panel.Frame),
            panel => Assert.Contains(panel.Marks.OfType<TextMark>(), mark => Scale().IsMatch(mark.Text))
        );
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_text_lies_within_the_figure_and_on_no_other_text(string kind)
    {
        var figure = FigureKinds.All[kind];
        var boxes = FigureLayout.Of(figure.ToPage()).Texts.ConvertAll(text => (text.Text, Box: BoxOf(text)));
        foreach (var (text, box) in boxes)
        {
            Assert.True(
                box.Left >= 0 && box.Top >= 0 && box.Right <= figure.Width && box.Bottom <= figure.Height,
                $"{kind}: '{text}' leaves the figure at {box}"
            );
            Assert.DoesNotContain(boxes, other => other.Box != box && Overlap(box, other.Box));
        }
    }

    [Fact]
    public void The_description_of_a_matrix_tells_its_counts() =>
        Assert.Equal(
            "Negative rows: 251 predicted negative, 84 predicted positive. Positive rows: 103 predicted negative, 232 predicted positive.",
            ConfusionMatrixFigure.Create(251, 84, 103, 232).Description
        );

    [Fact]
    public void The_description_of_a_ROC_curve_tells_its_ROC_AUC_interval_and_Youden_point()
    {
        var figure = RocFigure.Create(
            [0, 0.1, 1],
            [0, 0.6, 1],
            [double.PositiveInfinity, 0.5, 0],
            0.75,
            rows: "75 test rows of 61 patients",
            interval: "95 % interval 0.62 to 0.88"
        );
        Assert.Equal(
            "ROC curve with a ROC AUC of 0.75 (95 % interval 0.62 to 0.88). At the Youden point, threshold 0.5, the true positive rate "
                + "is 0.6 and the false positive rate 0.1.",
            figure.Description
        );
        Assert.Equal("Computed from 75 test rows of 61 patients.", figure.Caption);
    }

    [Fact]
    public void The_description_of_a_saliency_map_names_the_darkest_place_of_each_recording() =>
        Assert.Equal(
            "IMI read as NORM: darkest in II (mV) at 2 s. NORM read as NORM: darkest in I (mV) at 2 s.",
            FigureKinds.All["SaliencyFigure"].Description
        );

    [Fact]
    public void A_long_forest_plot_is_described_by_its_extremes()
    {
        Assert.StartsWith(
            "Share of false alarms, 24 estimates. The lowest is ",
            FigureKinds.All["SpectrumFigure"].Description,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "ROC AUC by row. lead I: 0.780 (0.740 to 0.820); 12 leads: 0.980 (no interval); no lead: n/a.",
            FigureKinds.All["ForestFigure"].Description
        );
    }

    private static bool HasNames(Axis axis) =>
        axis.Ticks.Count > 0 && axis.Ticks.All(tick => tick.Label.Any(char.IsLetter));

    // The estimated width has a margin of a tenth, which texts may share.
    private static Box BoxOf(TextShape text)
    {
        var (along, across) = (TextWidth.Of(text.Text, text.Size, text.Bold) / 1.1, text.Size * 0.75);
        if (text.Upward)
        {
            return new Box(text.X - (across / 2), text.Y - (along / 2), across, along);
        }

        var left =
            text.Align == TextAlign.Left ? text.X
            : text.Align == TextAlign.Right ? text.X - along
            : text.X - (along / 2);
        return new Box(left, text.Y - (across / 2), along, across);
    }

    private static bool Overlap(Box a, Box b) =>
        a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;

    [GeneratedRegex(@"\d+ mm/s.*\d+ mm/mV")]
    private static partial Regex Scale();
}
