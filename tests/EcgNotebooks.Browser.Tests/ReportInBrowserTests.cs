using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Microsoft.Playwright.Xunit.v3;

namespace EcgNotebooks.Browser.Tests;

/// <summary>The report as readers see it: on a wide and a narrow screen, in light and dark colours, and printed.</summary>
public sealed class ReportInBrowserTests(SharedBrowser shared) : PlaywrightTest, IClassFixture<SharedBrowser>
{
    private IBrowser _browser = null!;

    public override async ValueTask InitializeAsync()
    {
        Chromium.SkipUnlessInstalled();
        await base.InitializeAsync();
        SetDefaultExpectTimeout(Chromium.Timeout);
        _browser = await shared.StartedAsync(Playwright);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_text_is_readable_in_both_themes(ColorScheme colors)
    {
        await using var report = await OpenAsync(Reports.Difficult(), colors: colors);
        Assert.Empty(await report.EvaluateAsync<string[]>(Scripts.TextsWithLittleContrast));
        var before = await report.EvaluateAsync<string>(Scripts.Background);
        await report.Page.GetByRole(AriaRole.Button, new() { Name = "Light or dark" }).ClickAsync();
        Assert.NotEqual(before, await report.EvaluateAsync<string>(Scripts.Background));
        Assert.Empty(await report.EvaluateAsync<string[]>(Scripts.TextsWithLittleContrast));
        Assert.Empty(report.Complaints);
    }

    [Fact]
    public async Task Figures_pictures_and_frames_are_drawn_and_figures_have_a_name_and_a_description()
    {
        await using var report = await OpenAsync(Reports.Difficult());
        await AssertDrawnAsync(report, atLeast: 2);
        Assert.Equal(1, await report.EvaluateAsync<int>("document.querySelector('.output img').naturalWidth"));
        var figure = report.Page.GetByRole(AriaRole.Img, new() { Name = Reports.FigureTitle }).First;
        await Expect(figure).ToHaveAccessibleDescriptionAsync(Reports.FigureDescription);
        var frame = report.Page.FrameLocator("iframe.frame");
        await Expect(frame.GetByText("drawn by a script")).ToBeVisibleAsync();
        await report.Page.WaitForFunctionAsync("document.querySelector('iframe.frame').clientHeight > 500");
        Assert.Empty(report.Complaints);
    }

    [Fact]
    public async Task Code_is_hidden_and_shown_again()
    {
        await using var report = await OpenAsync(Reports.Difficult());
        var code = report.Page.Locator("pre.code").First;
        var button = report.Page.GetByRole(AriaRole.Button, new() { Name = "Hide or show code" });
        await Expect(code).ToBeVisibleAsync();
        await button.ClickAsync();
        await Expect(code).ToBeHiddenAsync();
        await Expect(report.Page.Locator(".cell svg").First).ToBeVisibleAsync();
        await button.ClickAsync();
        await Expect(code).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_contents_lead_to_titles_and_the_main_results_hold_sentences_tables_and_figures()
    {
        await using var report = await OpenAsync(Reports.Difficult());
        var results = report.Page.Locator(".results");
        await Expect(results.Locator("li")).ToHaveTextAsync("ROC AUC 0.80");
        await Expect(results.Locator("table")).ToBeVisibleAsync();
        await Expect(results.Locator("svg")).ToBeVisibleAsync();
        await report.Page.Locator("nav").GetByRole(AriaRole.Link, new() { Name = "2. Second" }).ClickAsync();
        await Expect(report.Page).ToHaveURLAsync(new Regex("#02-second$"));
        await Expect(report.Page.Locator("section:target h1")).ToHaveTextAsync("2. Second");
    }

    [Fact]
    public async Task On_a_narrow_screen_nothing_scrolls_sideways_and_the_figure_is_described_in_words()
    {
        var wide = await OpenAsync(Reports.Difficult());
        await Expect(wide.Page.GetByText(Reports.FigureDescription).Last).ToBeHiddenAsync();
        await wide.DisposeAsync();
        await using var report = await OpenAsync(Reports.Difficult(), width: 360);
        Assert.Empty(await report.EvaluateAsync<string[]>(Scripts.WiderThanThePage));
        Assert.Equal(360, await report.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Expect(report.Page.Locator("p.description").First).ToBeVisibleAsync();
        await Expect(report.Page.Locator("p.description").First).ToHaveTextAsync(Reports.FigureDescription);
    }

    [Fact]
    public async Task In_print_answers_are_open_and_code_stays_with_its_output()
    {
        await using var report = await OpenAsync(Reports.Difficult());
        var answer = report.Page.Locator("p.answer");
        await Expect(answer).ToBeHiddenAsync();
        await report.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(answer).ToBeVisibleAsync();
        await Expect(report.Page.Locator(".switches")).ToBeHiddenAsync();
        Assert.Equal(
            ["avoid"],
            await report.EvaluateAsync<string[]>(
                "[...new Set([...document.querySelectorAll('.cell')].map(cell => getComputedStyle(cell).breakInside))]"
            )
        );
        Assert.Empty(await report.EvaluateAsync<string[]>(Scripts.TextsWithLittleContrast));
        await report.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await report.EvaluateAsync<bool>("dispatchEvent(new Event('beforeprint'))");
        await Expect(answer).ToBeVisibleAsync();
        await report.EvaluateAsync<bool>("dispatchEvent(new Event('afterprint'))");
        await Expect(answer).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_project_s_own_notebooks_are_drawn_and_fit_without_fetching_anything()
    {
        var html = Reports.OfTheProject();
        await using var report = await OpenAsync(html, width: 360, ColorScheme.Dark);
        Assert.Empty(await report.EvaluateAsync<string[]>(Scripts.WiderThanThePage));
        Assert.Equal(360, await report.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(await report.EvaluateAsync<string[]>(Scripts.TextsWithLittleContrast));
        await AssertDrawnAsync(report, atLeast: 15);
        Assert.Empty(report.Complaints);
    }

    private Task<OpenedReport> OpenAsync(string html, int width = 1000, ColorScheme colors = ColorScheme.Light) =>
        OpenedReport.OpenAsync(_browser, html, width, colors);

    // A screenshot of each figure goes back into the page, which counts its colours.
    private static async Task AssertDrawnAsync(OpenedReport report, int atLeast)
    {
        var figures = await report.Page.Locator(".output > svg").AllAsync();
        Assert.True(figures.Count >= atLeast, $"{figures.Count} figures");
        foreach (var figure in figures)
        {
            var picture = Convert.ToBase64String(await figure.ScreenshotAsync());
            var colors = await report.Page.EvaluateAsync<int>(Scripts.Colors, picture);
            Assert.True(colors > 5, $"{await figure.Locator("title").TextContentAsync()}: {colors} colours");
        }
    }
}
