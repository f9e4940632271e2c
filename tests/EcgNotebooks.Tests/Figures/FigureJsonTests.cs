using System.Globalization;
using System.Text.Json.Nodes;
using EcgNotebooks.Figures;
using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Tests.Figures;

public class FigureJsonTests
{
    private static readonly Stroke _dashes = new("#112233", 1.5, Dashed: true);

    [Fact]
    public void The_json_contains_the_whole_figure()
    {
        var x = new Axis("Time (s)", 0, 2.5) { Ticks = [new Tick(0.5, "half")], Grids = [new Grid(0.25, _dashes)] };
        var panel = new Panel(x, new Axis("", -1, 1), [])
        {
            Title = "P",
            EqualUnits = true,
            Frame = false,
            Legend = LegendPosition.LowerRight,
        };
        var figure = new Figure
        {
            Title = "T",
            Subtitle = "S",
            Description = "D",
            Caption = "C",
            Note = "N",
            Width = 640,
            Height = 320,
            Columns = 2,
            SharedX = true,
            Panels = [panel],
        };
        const string Stroke = """{"color":"#112233","width":1.5,"dashed":true}""";
        const string Ticked =
            """{"label":"Time (s)","min":0,"max":2.5,"ticks":[{"at":0.5,"label":"half"}],"grids":[{"step":0.25,"stroke":"""
            + Stroke
            + "}]}";
        const string Plain = """{"label":"","min":-1,"max":1,"ticks":[],"grids":[]}""";
        Assert.Equal(
            """{"title":"T","subtitle":"S","description":"D","caption":"C","note":"N","width":640,"height":320,"columns":2,"sharedX":true,"panels":["""
                + """{"title":"P","equalUnits":true,"frame":false,"legend":"lowerRight","x":"""
                + $"{Ticked},\"y\":{Plain},\"marks\":[]}}]}}",
            FigureJson.Of(figure).ToJsonString()
        );
    }

    private static readonly (Mark Mark, string Json)[] _marks =
    [
        (
            new LineMark([0, 1], [2, 3.25], _dashes) { Name = "AUC = 0.69" },
            """{"kind":"line","name":"AUC = 0.69","x":[0,1],"y":[2,3.25],"stroke":{"color":"#112233","width":1.5,"dashed":true}}"""
        ),
        (
            new PointMark([1], [2], "#445566", 7),
            """{"kind":"points","name":"","x":[1],"y":[2],"color":"#445566","size":7}"""
        ),
        (
            new CellMark(0, 1, 2, 3, "#445566"),
            """{"kind":"cell","name":"","left":0,"right":1,"bottom":2,"top":3,"color":"#445566"}"""
        ),
        (
            new TextMark(1, 2, "aVR", Size: 14, Align: TextAlign.Right) { Bold = true },
            """{"kind":"text","name":"","x":1,"y":2,"text":"aVR","color":"#000000","size":14,"align":"right","bold":true}"""
        ),
        (
            new RuleMark(0.5, Vertical: true, _dashes),
            """{"kind":"rule","name":"","at":0.5,"vertical":true,"stroke":{"color":"#112233","width":1.5,"dashed":true}}"""
        ),
    ];

    [Fact]
    public void Each_kind_of_mark_is_written_with_its_data() =>
        Assert.All(_marks, mark => Assert.Equal(mark.Json, MarkJson.Of(mark.Mark).ToJsonString()));

    [Fact]
    public void Each_kind_of_mark_is_tested()
    {
        var kinds = typeof(Mark).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Mark))).ToHashSet();
        Assert.Equal(kinds, _marks.Select(mark => mark.Mark.GetType()).ToHashSet());
    }

    [Fact]
    public void NaN_and_infinite_numbers_are_null()
    {
        var line = new LineMark([double.NegativeInfinity, 1], [double.NaN, double.PositiveInfinity], _dashes);
        var json = MarkJson.Of(line).ToJsonString();
        Assert.Contains("\"x\":[null,1],\"y\":[null,null]", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_is_read_back_bit_for_bit_in_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("", useUserOverride: false)
            {
                NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NegativeSign = "~" },
            };
            double[] values = [-0.1, 1.0 / 3, 1e-300, 123456789.125];
            var json = MarkJson.Of(new LineMark(values, values, _dashes)).ToJsonString();
            Assert.Equal(values, JsonNode.Parse(json)!["x"]!.AsArray().Select(number => (double)number!));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Texts_are_escaped_for_use_in_a_page() =>
        Assert.DoesNotContain(
            '<',
            FigureJson.Of(RocFigure.Create([0, 1], [0, 1], [1, 0], 0.5, "</script>")).ToJsonString()
        );
}
