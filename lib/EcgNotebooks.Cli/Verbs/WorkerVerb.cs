using System.CommandLine;
using EcgNotebooks.Files;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>The process that runs one notebook for run; not for people.</summary>
internal static class WorkerVerb
{
    public const string Name = "notebook-worker";

    public static Command Create()
    {
        var attendance = new Argument<string>("ATTENDANCE");
        var pipe = new Argument<string>("PIPE");
        var plan = new Argument<string>("PLAN");
        var verb = new Command(Name, "Used by run.") { attendance, pipe, plan };
        verb.Hidden = true;
        verb.SetAction(
            async (parsed, _) =>
            {
                FolderWait.Changed += wait => NotebookWorker.TellOfWaiting(wait.IsOver ? null : wait.ToString());
                await NotebookWorker.RunAsync(
                    parsed.GetRequiredValue(attendance),
                    parsed.GetRequiredValue(pipe),
                    parsed.GetRequiredValue(plan)
                );
                return ExitCode.Done;
            }
        );
        return verb;
    }
}
