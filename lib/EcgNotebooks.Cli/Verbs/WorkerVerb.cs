using System.CommandLine;
using EcgNotebooks.Files;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Runs one notebook in a worker process; started by <c>ecg run</c> and <c>ecg check</c>, not by users.</summary>
internal static class WorkerVerb
{
    public const string Name = "notebook-worker";

    public static Command Create()
    {
        var parentPipe = new Argument<string>("PARENT-PIPE");
        var eventPipe = new Argument<string>("EVENT-PIPE");
        var plan = new Argument<string>("PLAN");
        var verb = new Command(Name, "Used internally by 'ecg run' and 'ecg check'.") { parentPipe, eventPipe, plan };
        verb.Hidden = true;
        verb.SetAction(
            async (parsed, _) =>
            {
                FolderWait.Changed += wait => NotebookWorker.ReportWaiting(wait.IsOver ? null : wait.ToString());
                await NotebookWorker.RunAsync(
                    parsed.GetRequiredValue(parentPipe),
                    parsed.GetRequiredValue(eventPipe),
                    parsed.GetRequiredValue(plan)
                );
                return ExitCode.Done;
            }
        );
        return verb;
    }
}
