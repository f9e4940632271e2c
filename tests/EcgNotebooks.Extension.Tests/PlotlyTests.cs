using EcgNotebooks.Extension.Tests.Support;

namespace EcgNotebooks.Extension.Tests;

public sealed class PlotlyTests
{
    private const string Figure =
        "var figure = EcgNotebooks.Figures.ConfusionMatrixFigure.Create(30, 4, 2, 31); EcgNotebooks.Interactive.PlotlyExtensions.ToPlotly(figure)";

    [Fact]
    public async Task A_chart_as_the_last_value_is_shown_by_the_formatter_of_Plotly_NET_Interactive()
    {
        using var host = await Host.StartAsync();

        var shown = await host.RunAsync(Figure);

        Assert.Equal("text/html", shown!.MimeType);
        Assert.Contains("https://cdn.plot.ly/plotly-", shown.Value, StringComparison.Ordinal);
        Assert.Contains("Confusion matrix", shown.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_can_be_restyled_with_Plotly_NET_in_a_cell()
    {
        using var host = await Host.StartAsync();
        await host.RunAsync(
            $"Plotly.NET.GenericChart chart = {Figure[(Figure.IndexOf(';') + 1)..].Replace("(figure)", "(EcgNotebooks.Figures.ConfusionMatrixFigure.Create(30, 4, 2, 31))", StringComparison.Ordinal)};"
        );

        var shown = await host.RunAsync("using Plotly.NET.CSharp; chart.WithSize(Width: 321, Height: 200)");

        Assert.Contains("321", shown!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_made_with_Plotly_NET_alone_is_shown_as_well()
    {
        using var host = await Host.StartAsync();

        var shown = await host.RunAsync(
            """
            Plotly.NET.CSharp.Chart.Line<double, double, string>([1.0, 2.0], [3.0, 4.0])
            """
        );

        Assert.Contains("plotly", shown!.Value, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("text/html", shown.MimeType);
    }
}
