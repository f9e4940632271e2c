using EcgNotebooks.Extension.Tests.Support;

namespace EcgNotebooks.Extension.Tests.Tool;

/// <summary>Runs cells in the tool dotnet-interactive, which brings an FSharp.Core that Plotly.NET can't use.</summary>
public sealed class JupyterTests(Demo demo) : IClassFixture<Demo>
{
    private static readonly (string Cell, string Shown)[] _cells =
    [
        ("var data = PtbXl.Open();\nvar table = PtbXlTable.Read(data.TablePath);", ""),
        ("data.ReadRecord(table.Rows[0].FilenameHr)", "Simulated data"),
        ("ConfusionMatrixFigure.Create(30, 4, 2, 31)", "<svg"),
        ("table", "12 rows"),
        ("table.Rows[0]", "EcgId"),
        ("table.Rows", "12 rows"),
        ("new EcgCnn().Summary()", "output shape"),
        ("ConfusionMatrixFigure.Create(30, 4, 2, 31).Interactive()", "Plotly.newPlot"),
        ("var chart = ConfusionMatrixFigure.Create(30, 4, 2, 31).ToPlotly();\nchart", "https://cdn.plot.ly/plotly-"),
        ("using Plotly.NET.CSharp;\nchart.WithSize(Width: 321, Height: 200)", "321"),
        ("#!ecg records500/00000/00001_hr --leads I,aVF", ">aVF<"),
    ];

    [Fact]
    public async Task The_script_of_the_clone_loads_the_extension()
    {
        Tools.SkipUnlessJupyter();
        await ShowAllAsync($"#!import {Path.Combine(Tools.Clone, "notebooks", "ecg.csx")}", Tools.Clone);
    }

    [Fact]
    public async Task The_package_loads_the_extension()
    {
        Tools.SkipUnlessJupyter();
        var feed = Tools.Feed();
        var folder = Directory.CreateTempSubdirectory("ecg-package-");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "NuGet.config"),
                $"""<configuration><packageSources><clear/><add key="feed" value="{feed}"/></packageSources></configuration>""",
                TestContext.Current.CancellationToken
            );
            await ShowAllAsync($"#r \"nuget: EcgNotebooks.Interactive, {Tools.VersionIn(feed)}\"", folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task ShowAllAsync(string first, string folder)
    {
        var shown = await Tools.RunAsync([first, .. _cells.Select(cell => cell.Cell)], folder, demo.Folder);

        Assert.All(
            _cells.Zip(shown.Skip(1)),
            result => Assert.Contains(result.First.Shown, result.Second, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(shown, html => html.StartsWith("error: ", StringComparison.Ordinal));
    }
}
