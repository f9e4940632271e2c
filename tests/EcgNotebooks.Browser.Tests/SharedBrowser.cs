using Microsoft.Playwright;

namespace EcgNotebooks.Browser.Tests;

/// <summary>The browser that the tests of a class share, because starting one takes longer than most tests.</summary>
public sealed class SharedBrowser : IAsyncDisposable
{
    private IBrowser? _browser;

    /// <summary>Returns the browser, which the first call starts.</summary>
    public async Task<IBrowser> StartedAsync(IPlaywright playwright)
    {
        ArgumentNullException.ThrowIfNull(playwright);
        return _browser ??= await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Chromium.Path, Timeout = Chromium.Timeout }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }
    }
}
