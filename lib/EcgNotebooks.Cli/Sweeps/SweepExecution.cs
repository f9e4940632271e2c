using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Sweeps;

/// <summary>Executes the runs of a sweep that have no result yet, and shows their progress.</summary>
internal static class SweepExecution
{
    /// <summary>Returns the runs without a result; those that reuse another run's network follow those that train one.</summary>
    public static IReadOnlyList<StudyRun> Left(Sweep sweep) =>
        [.. sweep.Runs.Where(run => sweep.Result(run) is null).OrderBy(run => run.TrainedBy is not null)];

    /// <summary>Executes the runs that are left.</summary>
    /// <returns>Whether all of them have a result.</returns>
    public static async Task<bool> RunAsync(Sweep sweep, ISweepEngine engine, CancellationToken cancellation)
    {
        var left = Left(sweep);
        var display = await SweepDisplay.ShowAsync(
            sweep.Runs.Count - left.Count,
            sweep.Runs.Count,
            display => engine.RunAsync(left, display, cancellation)
        );
        return !display.HasFailures;
    }
}
