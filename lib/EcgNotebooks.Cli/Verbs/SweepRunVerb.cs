using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Sweeps;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Datasets;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Executes one run of a sweep in a worker process; started by <c>ecg sweep</c>, not by users.</summary>
internal static class SweepRunVerb
{
    public const string Name = "sweep-run";

    /// <summary>The option that makes the worker stop when its parent process ends.</summary>
    public const string WatchParent = "--attended";

    public static Command Create()
    {
        var data = new Option<string>("--data") { Required = true }.AsPath();
        var output = new Option<string>("--out") { Required = true }.AsPath();
        var watchParent = new Option<bool>(WatchParent);
        var verb = new Command(Name, "Used internally by 'ecg sweep'.") { data, output, watchParent };
        verb.Hidden = true;
        foreach (var option in StudyRunArguments.All)
        {
            verb.Options.Add(option);
        }

        verb.SetAction(
            (parsed, cancellation) =>
            {
                using var watchdog = parsed.GetValue(watchParent) ? new ParentWatchdog(cancellation) : null;
                var run = StudyRunArguments.Read(parsed);
                Run(
                    run,
                    parsed.GetRequiredValue(data),
                    parsed.GetRequiredValue(output),
                    watchdog?.Token ?? cancellation
                );
                return Task.FromResult(ExitCode.Done);
            }
        );
        return verb;
    }

    private static void Run(StudyRun run, string data, string output, CancellationToken cancellation)
    {
        ThreadVariables.Check(run.Threads);
        TrainingDisplay.Show(
            run.Id,
            display =>
                new StudyExperiment(run, Sweep.FolderIn(output, run)).Run(PtbXl.Open(data), display, cancellation)
        );
    }
}
