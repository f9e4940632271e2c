namespace EcgNotebooks.Formats.Csv;

/// <summary>Recognises units of time as the headers of recordings write them.</summary>
internal static class TimeUnits
{
    /// <summary>The symbols of the known units, for messages.</summary>
    public const string Known = "s, ms, us, ns, min or h";

    /// <summary>Returns how many of the unit make one second, or how many seconds one unit takes; null where the unit is unknown.</summary>
    /// <remarks>A lone M is refused, because it may mean minutes, months or metres.</remarks>
    public static (double PerSecond, double Seconds)? Of(string unit) =>
        unit.Trim().ToLowerInvariant() switch
        {
            "s" or "sec" or "secs" or "second" or "seconds" => (1, 1),
            "ms" or "msec" or "msecs" or "millisecond" or "milliseconds" => (1e3, 1),
            // The micro sign and the Greek letter mu are two different characters.
            "us" or "\u00B5s" or "\u03BCs" or "usec" or "usecs" or "microsecond" or "microseconds" => (1e6, 1),
            "ns" or "nsec" or "nsecs" or "nanosecond" or "nanoseconds" => (1e9, 1),
            "min" or "mins" or "minute" or "minutes" => (1, 60),
            "h" or "hr" or "hrs" or "hour" or "hours" => (1, 3600),
            _ => null,
        };
}
