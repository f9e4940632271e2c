using System.Diagnostics;

namespace EcgNotebooks.Fuzz;

/// <summary>How long a reader works on an input.</summary>
/// <remarks>
/// In processor time, because on a busy machine a reader waits for its turn; but one that waits for something else uses no
/// processor, so that a part of the wall-clock time counts as well.
/// </remarks>
internal readonly struct ReadingClock
{
    private const int WallPart = 12;

    private readonly TimeSpan _processor;
    private readonly long _wall;

    private ReadingClock(TimeSpan processor, long wall) => (_processor, _wall) = (processor, wall);

    /// <summary>A clock that starts now.</summary>
    public static ReadingClock Start() => new(Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());

    /// <summary>The time since then.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            var (worked, waited) = (
                Environment.CpuUsage.TotalTime - _processor,
                Stopwatch.GetElapsedTime(_wall) / WallPart
            );
            return worked > waited ? worked : waited;
        }
    }
}
