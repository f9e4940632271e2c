using EcgNotebooks.Simulation;
using Spectre.Console;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>Shows the progress of creating demo data on standard error: a progress bar on a terminal, otherwise one line.</summary>
internal static class DemoDisplay
{
    public static void Show(Action<IProgress<DemoProgress>> work)
    {
        if (!StandardError.IsTerminal)
        {
            work(new Bar(null));
            return;
        }

        StandardError.Console.Progress().AutoClear(true).Start(context => work(new Bar(context.AddTask("simulating"))));
    }

    private sealed class Bar(ProgressTask? task) : IProgress<DemoProgress>
    {
        public void Report(DemoProgress value)
        {
            if (task is not null)
            {
                task.MaxValue = value.Recordings;
                task.Value = Math.Max(task.Value, value.Made);
            }
            else if (value.Made == value.Recordings)
            {
                System.Console.Error.WriteLine($"simulated {value.Made} recordings");
            }
        }
    }
}
