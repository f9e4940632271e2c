using System.Buffers.Binary;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Calibration;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Figures;

namespace EcgNotebooks.Tests.Figures;

public partial class FigureImagesTests
{
    internal static readonly Dictionary<string, Figure> All = new()
    {
        ["roc"] = RocFigure.Create([0, 0.1, 1], [0, 0.6, 1], [1, 0.5, 0], 0.71, "A & B <ROC>", "Simulated data"),
        ["matrix"] = ConfusionMatrixFigure.Create(251, 84, 103, 232, "Matrix", "Simulated data"),
        ["history"] = TrainingHistoryFigure.Create(
            [3, 2],
            [4, 3],
            [0.5, 0.6],
            [0.4, 0.8],
            2,
            "History",
            "Simulated data"
        ),
        ["diverged"] = TrainingHistoryFigure.Create(
            [1e308, 2],
            [4, double.NaN],
            [0.5, 0.6],
            [0.4, 0.8],
            2,
            "Diverged",
            "Simulated data"
        ),
        ["threshold"] = ThresholdFigure.Create([0, 0.5, 1], [1, 3, 2], 1, note: "Simulated data"),
        ["filter"] = FilterFigure.Create([1, double.NaN, 3], [-1, 0, 1], 500, note: "Simulated data"),
        ["leads"] = TwelveLeadFigure.Create(
            new EcgRecord("r", 500, [new("I", "mV", [0, 1, 0])]),
            "Leads",
            "Simulated data"
        ),
        ["stacked"] = StackedLeadsFigure.Create(
            new EcgRecord("r", 500, [new("I", "mV", [0, 1, 0]), new("AVR", "mV", [0, double.NaN, -12])]),
            "Stacked",
            "Simulated data"
        ),
        ["reliability"] = ReliabilityFigure.Create(
            ReliabilityCurve.From(new([false, true, false, true], [0.1, 0.3, 0.35, 0.9])),
            "Reliability",
            "Simulated data"
        ),
        ["forest"] = ForestFigure.Create(
            [
                new("lead I", new(0.78), new(0.74, 0.82)),
                new("12 leads", new(0.98), Interval.Undefined("no spread")),
                new("no lead", Measure.Undefined("no row"), Interval.Undefined("no row")),
            ],
            "ROC AUC",
            "Computed from 75 test rows.",
            0.5,
            "Forest",
            note: "Simulated data"
        ),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Svg_is_well_formed_and_scalable_and_contains_title_labels_and_note(string name)
    {
        var figure = All[name];
        var root = XDocument.Parse(figure.ToSvg()).Root!;
        Assert.Equal("svg", root.Name.LocalName);
        Assert.Equal("img", root.Attribute("role")?.Value);
        Assert.Equal($"0 0 {figure.Width} {figure.Height}", root.Attribute("viewBox")?.Value);
        Assert.Equal(figure.Title, Named(root, "title").Value);
        Assert.Equal(Named(root, "title").Attribute("id")?.Value, root.Attribute("aria-labelledby")?.Value);
        Assert.Equal(Named(root, "desc").Attribute("id")?.Value, root.Attribute("aria-describedby")?.Value);
        Assert.Equal($"{figure.Description} {figure.Caption} Simulated data.".TrimStart(), Named(root, "desc").Value);
        var texts = Texts(root);
        Assert.Contains(figure.Title, texts);
        Assert.Contains("Simulated data", texts);
        Assert.All(
            figure.Panels.SelectMany(p => new[] { p.X.Label, p.Y.Label }).Where(l => l.Length > 0),
            l => Assert.Contains(l, texts)
        );
        Assert.All(figure.Panels.SelectMany(p => p.X.Ticks).Select(t => t.Label), l => Assert.Contains(l, texts));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Svg_has_the_same_bytes_each_time_and_on_several_threads(string name)
    {
        var first = All[name].ToSvg();
        var others = Enumerable.Range(0, 6).AsParallel().Select(_ => All[name].ToSvg()).ToArray();
        Assert.All(others, other => Assert.Equal(first, other));
    }

    [Fact]
    public void Svg_of_the_confusion_matrix_contains_counts_and_classes()
    {
        var texts = Texts(XDocument.Parse(All["matrix"].ToSvg()).Root!);
        Assert.Superset(new HashSet<string> { "251", "84", "103", "232", "Negative", "Positive" }, texts.ToHashSet());
    }

    [Fact]
    public void Two_figures_on_one_page_share_no_ids_and_every_reference_has_its_target()
    {
        var ids = All
            .Values.Select(figure => Ids().Matches(figure.ToSvg()).Select(m => m.Groups[1].Value).ToHashSet())
            .ToArray();
        Assert.Equal(ids.Sum(set => set.Count), ids.SelectMany(set => set).Distinct().Count());
        foreach (var svg in All.Values.Select(figure => figure.ToSvg()))
        {
            var targets = Ids().Matches(svg).Select(m => m.Groups[1].Value).ToHashSet();
            Assert.All(References().Matches(svg), m => Assert.Contains(m.Groups[1].Value, targets));
        }
    }

    [Fact]
    public void Each_shape_is_written_once()
    {
        var paths = XDocument
            .Parse(All["roc"].ToSvg())
            .Descendants()
            .Select(e => e.Attribute("d")?.Value)
            .OfType<string>()
            .ToArray();
        Assert.Equal(paths.Length, paths.Distinct().Count());
    }

    [Fact]
    public void Svg_uses_the_generic_sans_serif_family_and_no_installed_font()
    {
        var families = XDocument.Parse(All["roc"].ToSvg()).Descendants().Attributes("font-family").Select(a => a.Value);
        Assert.Equal(["Helvetica, Arial, sans-serif"], families);
    }

    [Fact]
    public void Characters_that_xml_does_not_allow_are_left_out()
    {
        var figure = All["roc"] with { Title = "a\u0001b" };
        Assert.Equal("ab", Named(XDocument.Parse(figure.ToSvg()).Root!, "title").Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Png_has_its_header_and_size(double scale)
    {
        foreach (var figure in All.Values)
        {
            var png = figure.ToPng(scale);
            Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
            Assert.Equal(figure.Width * scale, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
            Assert.Equal(figure.Height * scale, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        }
    }

    [Fact]
    public void A_figure_too_small_for_its_panels_is_refused() =>
        Assert.Throws<ArgumentException>(() => (All["history"] with { Width = 100 }).ToSvg());

    private static XElement Named(XElement root, string name) => root.Elements().Single(e => e.Name.LocalName == name);

    private static string[] Texts(XElement root) =>
        [.. root.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)];

    [GeneratedRegex("\\bid=\"([^\"]+)\"")]
    private static partial Regex Ids();

    [GeneratedRegex("url\\(#([^)]+)\\)")]
    private static partial Regex References();
}
