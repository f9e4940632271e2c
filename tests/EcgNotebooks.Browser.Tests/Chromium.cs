namespace EcgNotebooks.Browser.Tests;

/// <summary>The Chromium or Chrome that is installed on this machine; Playwright downloads none.</summary>
internal static class Chromium
{
    /// <summary>Name of the environment variable for the path of the browser.</summary>
    public const string Variable = "ECG_CHROMIUM";

    /// <summary>How long the tests wait for the browser in ms; a busy machine needs many seconds.</summary>
    public const int Timeout = 180_000;

    private static readonly string[] _names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Path of the browser; null if there is none.</summary>
    public static string? Path =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : OnSearchPath();

    /// <summary>Skips the test, with the reason, if there is no browser.</summary>
    public static void SkipUnlessInstalled() =>
        Assert.SkipWhen(
            Path is null,
            $"no Chromium is installed: none of {string.Join(", ", _names)} is on the search path, and {Variable} names none"
        );

    private static string? OnSearchPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => _names.Select(name => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
