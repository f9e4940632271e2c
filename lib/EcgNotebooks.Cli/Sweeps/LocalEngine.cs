using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Sweeps;

/// <summary>Executes runs in worker processes on this machine, several at a time.</summary>
/// <param name="sweep">The sweep.</param>
/// <param name="workers">The number of simultaneous workers; null for the number of processors divided by the study's threads.</param>
internal sealed class LocalEngine(Sweep sweep, int? workers) : ISweepEngine
{
    private readonly int _workers = workers ?? Math.Max(1, Environment.ProcessorCount / sweep.Study.Threads);

    public string WhenInterrupted => "stopped; finished runs and epochs are kept.";

    public async Task RunAsync(IReadOnlyList<StudyRun> runs, SweepDisplay display, CancellationToken cancellation)
    {
        var settings = new ParallelOptions { MaxDegreeOfParallelism = _workers, CancellationToken = cancellation };
        await Parallel.ForEachAsync(runs, settings, (run, token) => RunAsync(run, display, token));
    }

    private async ValueTask RunAsync(StudyRun run, SweepDisplay display, CancellationToken cancellation)
    {
        display.Started(run);
        if (await new RunProcess(sweep, run).RunAsync(cancellation) is { } failure)
        {
            display.Failed(failure);
        }
        else
        {
            display.Finished(run);
        }
    }
}
