using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace EcgNotebooks.Browser.Tests;

/// <summary>A report in a page of the browser that can reach nothing but the report's own file.</summary>
internal sealed class OpenedReport : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    private OpenedReport(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Requests of anything outside, errors of scripts, and errors and warnings in the console.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public static async Task<OpenedReport> OpenAsync(
        IBrowser browser,
        string html,
        int width = 1000,
        ColorScheme colors = ColorScheme.Light
    )
    {
        var context = await browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 800 },
                ColorScheme = colors,
            }
        );
        context.SetDefaultTimeout(Chromium.Timeout);
        var report = new OpenedReport(context, await context.NewPageAsync());
        await report.LoadAsync(html);
        return report;
    }

    /// <summary>Evaluates a script in the page.</summary>
    public Task<T> EvaluateAsync<T>(string script) => Page.EvaluateAsync<T>(script);

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        _folder.Dispose();
    }

    private async Task LoadAsync(string html)
    {
        var file = _folder["report.html"];
        await File.WriteAllTextAsync(file, html);
        var address = new Uri(file).AbsoluteUri;
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue($"console: {message.Text}");
            }
        };
        Page.PageError += (_, error) => _complaints.Enqueue($"script: {error}");
        await _context.RouteAsync(
            "**/*",
            async route =>
            {
                if (route.Request.Url == address)
                {
                    await route.ContinueAsync();
                    return;
                }

                _complaints.Enqueue($"request: {route.Request.Url}");
                await route.AbortAsync();
            }
        );
        await Page.GotoAsync(address);
    }
}
