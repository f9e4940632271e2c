using System.CommandLine;
using EcgNotebooks.Cli.Arguments;
using EcgNotebooks.Cli.Sweeps;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Datasets;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>The process that brings one cell of a sweep to its end; not for people.</summary>
internal static class SweepCellVerb
{
    public const string Name = "sweep-cell";

    /// <summary>Tells the worker to end with its parent.</summary>
    public const string Attended = "--attended";

    public static Command Create()
    {
        var data = new Option<string>("--data") { Required = true }.AsPath();
        var output = new Option<string>("--out") { Required = true }.AsPath();
        var attended = new Option<bool>(Attended);
        var verb = new Command(Name, "Used by sweep.") { data, output, attended };
        verb.Hidden = true;
        foreach (var option in CellArguments.All)
        {
            verb.Options.Add(option);
        }

        verb.SetAction(
            (parsed, cancellation) =>
            {
                using var attendance = parsed.GetValue(attended) ? new Attendance(cancellation) : null;
                var cell = CellArguments.Read(parsed);
                Run(
                    cell,
                    parsed.GetRequiredValue(data),
                    parsed.GetRequiredValue(output),
                    attendance?.Token ?? cancellation
                );
                return Task.FromResult(ExitCode.Done);
            }
        );
        return verb;
    }

    private static void Run(StudyCell cell, string data, string output, CancellationToken cancellation)
    {
        ThreadVariables.Check(cell.Threads);
        TrainingDisplay.Show(
            cell.Id,
            display =>
                new CellExperiment(cell, Sweep.FolderIn(output, cell)).Run(PtbXl.Open(data), display, cancellation)
        );
    }
}
