using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Sweeps;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Datasets;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>The process that brings one run of a sweep to its end; not for people.</summary>
internal static class SweepRunVerb
{
    public const string Name = "sweep-run";

    /// <summary>Tells the worker to end with its parent.</summary>
    public const string Attended = "--attended";

    public static Command Create()
    {
        var data = new Option<string>("--data") { Required = true }.AsPath();
        var output = new Option<string>("--out") { Required = true }.AsPath();
        var attended = new Option<bool>(Attended);
        var verb = new Command(Name, "Used by sweep.") { data, output, attended };
        verb.Hidden = true;
        foreach (var option in StudyRunArguments.All)
        {
            verb.Options.Add(option);
        }

        verb.SetAction(
            (parsed, cancellation) =>
            {
                using var attendance = parsed.GetValue(attended) ? new Attendance(cancellation) : null;
                var run = StudyRunArguments.Read(parsed);
                Run(
                    run,
                    parsed.GetRequiredValue(data),
                    parsed.GetRequiredValue(output),
                    attendance?.Token ?? cancellation
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
