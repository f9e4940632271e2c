using System.Globalization;
using Spectre.Console;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>A progress bar on standard error with a description beside it, and the durations in such descriptions.</summary>
internal static class DescribedBar
{
    /// <summary>Returns a display of such bars, which disappear at the end.</summary>
    public static Progress Create() =>
        StandardError
            .Console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn { Width = 20 }, new TaskDescriptionColumn { Alignment = Justify.Left });

    /// <summary>Returns a duration in hours, minutes and seconds.</summary>
    public static string Time(TimeSpan time) =>
        time.ToString(time.TotalDays >= 1 ? @"d\.hh\:mm\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);
}
