using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Sweeps;

/// <summary>Executes the runs of a sweep, on this machine or on a cluster.</summary>
internal interface ISweepEngine
{
    /// <summary>Executes the runs, reports the outcome of each to the display, and returns when all of them have ended.</summary>
    Task RunAsync(IReadOnlyList<StudyRun> runs, SweepDisplay display, CancellationToken cancellation);

    /// <summary>The message after an interruption: what has stopped and what is kept.</summary>
    string WhenInterrupted { get; }
}
