using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Sweeps;

/// <summary>What runs the runs of a sweep.</summary>
internal interface ISweepEngine
{
    /// <summary>Runs the runs, tells how each comes out, and returns when none of them runs any more.</summary>
    Task RunAsync(IReadOnlyList<StudyRun> runs, SweepDisplay display, CancellationToken cancellation);

    /// <summary>What an interruption leaves behind, as a sentence.</summary>
    string WhenInterrupted { get; }
}
