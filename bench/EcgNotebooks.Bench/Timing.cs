using System.Diagnostics;

namespace EcgNotebooks.Bench;

/// <summary>Times repeated work; the properties set the number of repetitions and the warm-up.</summary>
internal sealed record Timing
{
    /// <summary>The timing for work of milliseconds, which is repeated until the just-in-time compiler has optimized it.</summary>
    public static Timing Quick { get; } = new();

    /// <summary>The timing for work of many seconds, which is done only once, without a warm-up.</summary>
    public static Timing Once { get; } = new() { WarmUp = TimeSpan.Zero, MostRuns = 1 };

    /// <summary>The duration of the warm-up, with at least one repetition unless it is zero.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The duration of the timed repetitions.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The minimum number of timed repetitions, even if they take longer than the budget.</summary>
    public int FewestRuns { get; init; } = 5;

    /// <summary>The maximum number of timed repetitions.</summary>
    public int MostRuns { get; init; } = 1000;

    /// <summary>Repeats the work and measures the time of each repetition.</summary>
    /// <param name="work">The work of one repetition.</param>
    /// <param name="items">The number of items that one repetition processes.</param>
    /// <param name="threads">The number of threads that a repetition may use.</param>
    /// <param name="note">The unit of the items and other facts that are needed to interpret the result.</param>
    public Measured Measure(Action work, long items = 1, int threads = 1, string note = "")
    {
        var warm = Stopwatch.StartNew();
        while (warm.Elapsed < WarmUp)
        {
            work();
        }

        var times = new List<double>();
        var all = Stopwatch.StartNew();
        while (times.Count < MostRuns && (times.Count < FewestRuns || all.Elapsed < Budget))
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return new Measured(Median(times), times.Min(), items, threads, note);
    }

    /// <summary>Returns the median.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
