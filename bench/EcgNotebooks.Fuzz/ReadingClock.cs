using System.Diagnostics;

namespace EcgNotebooks.Fuzz;

/// <summary>Measures how long a reader works on an input.</summary>
/// <remarks>
/// The clock measures processor time, which doesn't depend on other processes of a busy machine. As a reader that waits
/// uses no processor time, the elapsed time is at least a twelfth of the wall-clock time.
/// </remarks>
internal readonly struct ReadingClock
{
    private const int WallClockDivisor = 12;

    private readonly TimeSpan _processor;
    private readonly long _wall;

    private ReadingClock(TimeSpan processor, long wall) => (_processor, _wall) = (processor, wall);

    /// <summary>Starts a clock.</summary>
    public static ReadingClock Start() => new(Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());

    /// <summary>The time since the start.</summary>
    public TimeSpan Elapsed => Combine(Environment.CpuUsage.TotalTime - _processor, Stopwatch.GetElapsedTime(_wall));

    /// <summary>Returns what the clock shows after the given processor time and wall-clock time.</summary>
    internal static TimeSpan Combine(TimeSpan processor, TimeSpan wall)
    {
        var waited = wall / WallClockDivisor;
        return processor > waited ? processor : waited;
    }
}
