using System.Diagnostics;
using EcgNotebooks.Datasets.Download;
using Spectre.Console;
using static System.FormattableString;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>Shows the progress of a download on standard error: a progress bar on a terminal, otherwise a line every ten seconds.</summary>
internal sealed class FetchDisplay(ProgressTask? bar) : IProgress<FetchProgress>
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(10);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = _interval;
    private TimeSpan _nextTrouble;

    /// <summary>Executes the work while showing its progress.</summary>
    public static Task<T> ShowAsync<T>(Func<FetchDisplay, Task<T>> work) =>
        StandardError.IsTerminal
            ? DescribedBar.Create().StartAsync(context => work(new FetchDisplay(context.AddTask("fetching"))))
            : work(new FetchDisplay(null));

    public void Report(FetchProgress value)
    {
        if (value.Trouble is { } trouble && _clock.Elapsed >= _nextTrouble)
        {
            // A failing server may cause many errors; one a second is enough for the user.
            _nextTrouble = _clock.Elapsed + TimeSpan.FromSeconds(1);
            StandardError.WriteLine($"ecg: {trouble}");
        }

        if (bar is not null)
        {
            bar.MaxValue = Math.Max(1, value.Files);
            bar.Value = value.Done + value.Missing;
            bar.Description = Markup.Escape(Line(value));
        }
        else if (_clock.Elapsed >= _next)
        {
            _next = _clock.Elapsed + _interval;
            StandardError.WriteLine(Line(value));
        }
    }

    /// <summary>Returns a number of bytes with its unit, such as "1.5 MB".</summary>
    public static string Size(double bytes) =>
        bytes switch
        {
            < 1e3 => Invariant($"{bytes:F0} B"),
            < 1e6 => Invariant($"{bytes / 1e3:F0} kB"),
            < 1e9 => Invariant($"{bytes / 1e6:F1} MB"),
            _ => Invariant($"{bytes / 1e9:F2} GB"),
        };

    private static string Line(FetchProgress value) =>
        $"{value.Done + value.Missing:N0}/{value.Files:N0} files"
        + (value.Missing > 0 ? $", {value.Missing:N0} missing" : "")
        + $", {Size(value.Bytes)}, {Size(value.BytesPerSecond)}/s"
        + (value.Remaining is { } left ? $", {DescribedBar.Time(left)} left" : "");
}
