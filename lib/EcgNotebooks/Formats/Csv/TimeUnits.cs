namespace EcgNotebooks.Formats.Csv;

/// <summary>Units of time, as headers of recordings write them.</summary>
internal static class TimeUnits
{
    /// <summary>The units by their symbols, for messages.</summary>
    public const string Known = "s, ms, us, ns, min or h";

    /// <summary>How many of the unit make one second, or how many seconds one of the unit makes; null where it is unknown.</summary>
    /// <remarks>M alone is refused: it may be minutes, months or metres.</remarks>
    public static (double PerSecond, double Seconds)? Of(string unit) =>
        unit.Trim().ToLowerInvariant() switch
        {
            "s" or "sec" or "secs" or "second" or "seconds" => (1, 1),
            "ms" or "msec" or "msecs" or "millisecond" or "milliseconds" => (1e3, 1),
            // The micro sign and the Greek letter are two characters.
            "us" or "\u00B5s" or "\u03BCs" or "usec" or "usecs" or "microsecond" or "microseconds" => (1e6, 1),
            "ns" or "nsec" or "nsecs" or "nanosecond" or "nanoseconds" => (1e9, 1),
            "min" or "mins" or "minute" or "minutes" => (1, 60),
            "h" or "hr" or "hrs" or "hour" or "hours" => (1, 3600),
            _ => null,
        };
}
