using System.Runtime.Loader;
using System.Text.RegularExpressions;
using EcgNotebooks.Figures;
using EcgNotebooks.Figures.Interaction;

namespace EcgNotebooks.Tests.Figures;

[Trait("speed", "slow")]
public partial class InteractiveFigureTests
{
    public static TheoryData<string> Names => FigureImagesTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_figure_gives_the_same_bytes_on_several_threads(string name)
    {
        var first = FigureImagesTests.All[name].Interactive().ToHtml();
        var others = Enumerable.Range(0, 4).AsParallel().Select(_ => Html(name)).ToArray();
        Assert.All(others, other => Assert.Equal(first, other));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_chart_contains_title_labels_and_note(string name)
    {
        var figure = FigureImagesTests.All[name];
        var chart = new PlotlyChart(figure);
        var heading = ((string?)chart.Layout["title"]!["text"])!.Split("<br>");
        Assert.Equal($"<b>{Escaped(figure.Title)}</b>", heading[0]);
        Assert.Equal(figure.Subtitle.Length > 0 ? 2 : 1, heading.Length);
        Assert.Contains(figure.Subtitle, heading[^1], StringComparison.Ordinal);
        Assert.Contains("<b>Simulated data</b>", chart.Annotations);
        Assert.Contains(
            figure.Caption,
            chart.Annotations.Select(text => text.Replace("<br>", " ", StringComparison.Ordinal))
        );
        Assert.All(
            figure.Panels.Where(panel => panel.Title.Length > 0),
            panel => Assert.Contains($"<b>{panel.Title}</b>", chart.Annotations)
        );
        for (var i = 0; i < figure.Panels.Count; i++)
        {
            var axis = chart.Layout[i == 0 ? "yaxis" : $"yaxis{i + 1}"]!;
            Assert.Equal(figure.Panels[i].Y.Label, (string?)axis["title"]!["text"]);
            Assert.Equal([figure.Panels[i].Y.Min, figure.Panels[i].Y.Max], PlotlyChart.Numbers(axis["range"]));
        }
    }

    [Fact]
    public void Figures_on_one_page_have_different_ids()
    {
        var ids = Names.Select(row => Id().Match(Html(row.Data)).Groups[1].Value).ToArray();
        Assert.All(ids, id => Assert.NotEmpty(id));
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void A_page_loads_nothing_from_elsewhere()
    {
        var page = FigureImagesTests.All["roc"].Interactive().ToPage();
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        // plotly.js contains addresses and tags too, so only the text outside of scripts is checked.
        var markup = Script().Replace(page, m => m.Groups[1].Value);
        Assert.Contains("<script>", markup, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)\\b(src|href)\\s*=|<link|<iframe|@import|https?://", markup);
        Assert.DoesNotContain("requirejs", markup, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("plotly.js v", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_cannot_end_a_script_or_open_a_tag()
    {
        var html = (FigureImagesTests.All["roc"] with { Title = "</script><b id='x'>" }).Interactive().ToHtml();
        Assert.Equal(2, Script().Count(html));
        Assert.DoesNotContain("</script><b", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Plotly_and_FSharp_stay_out_of_the_default_load_context()
    {
        Html("roc");
        string[] foreign = ["Plotly.NET", "FSharp.Core", "DynamicObj", "EcgNotebooks.Plotly"];
        var contexts = AssemblyLoadContext.All.ToLookup(context => context == AssemblyLoadContext.Default);
        Assert.Empty(Assemblies(contexts[true]).Intersect(foreign));
        Assert.Superset(foreign.ToHashSet(), Assemblies(contexts[false]).ToHashSet());
        Assert.Single(contexts[false], context => context.Name == "EcgNotebooks.Plotly");
    }

    [Fact]
    public void The_error_for_a_missing_plugin_gives_its_folder_and_the_remedy()
    {
        var folder = Path.Combine(Path.GetTempPath(), "no-such-folder", "plotly");
        var error = Assert.Throws<EcgException>(() => PlotlyPlugin.Load(folder));
        Assert.Contains(Path.Combine(folder, "EcgNotebooks.Plotly.dll"), error.Problem, StringComparison.Ordinal);
        Assert.Contains("dotnet build", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_library_does_not_reference_Plotly() =>
        Assert.DoesNotContain(
            typeof(Figure).Assembly.GetReferencedAssemblies(),
            name => name.Name!.Contains("Plotly", StringComparison.Ordinal) || name.Name == "FSharp.Core"
        );

    private static string Html(string name) => FigureImagesTests.All[name].Interactive().ToHtml();

    private static IEnumerable<string> Assemblies(IEnumerable<AssemblyLoadContext> contexts) =>
        contexts.SelectMany(context => context.Assemblies).Select(assembly => assembly.GetName().Name!);

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    [GeneratedRegex("<div id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("(<script[^>]*>).*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();
}
