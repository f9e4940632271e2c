using System.Diagnostics;

namespace EcgNotebooks.Bench;

/// <summary>How often work is repeated before and while it is timed.</summary>
internal sealed record Timing
{
    /// <summary>Work of milliseconds: warm until the compiler's last tier has taken over.</summary>
    public static Timing Quick { get; } = new();

    /// <summary>Work of seconds: once, as a user meets it.</summary>
    public static Timing Once { get; } = new() { WarmUp = TimeSpan.Zero, MostRuns = 1 };

    /// <summary>How long to run before timing; at least one run unless zero.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long to time.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Runs even where they take longer than the budget.</summary>
    public int FewestRuns { get; init; } = 5;

    /// <summary>Runs at most.</summary>
    public int MostRuns { get; init; } = 1000;

    /// <summary>Repeats the work.</summary>
    /// <param name="work">One run.</param>
    /// <param name="items">Things that one run does.</param>
    /// <param name="threads">Threads that a run may use.</param>
    /// <param name="note">What the reader must know, with the unit of the items.</param>
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

    /// <summary>The middle value, or the mean of the two middle ones.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
