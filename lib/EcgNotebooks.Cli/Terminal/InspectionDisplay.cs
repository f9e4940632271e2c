using EcgNotebooks.Datasets.Inspection;
using Spectre.Console;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>Shows the progress of a dataset's inspection on standard error: a progress bar per step on a terminal, otherwise a line per step.</summary>
internal static class InspectionDisplay
{
    public static void Show(Action<IProgress<InspectionProgress>> work)
    {
        if (!StandardError.IsTerminal)
        {
            work(new Lines());
            return;
        }

        StandardError.Console.Progress().AutoClear(true).Start(context => work(new Bars(context)));
    }

    private sealed class Lines : IProgress<InspectionProgress>
    {
        public void Report(InspectionProgress value)
        {
            if (value.Done == value.Total)
            {
                System.Console.Error.WriteLine($"checked {value.Total} {value.Step}");
            }
        }
    }

    private sealed class Bars(ProgressContext context) : IProgress<InspectionProgress>
    {
        private readonly Dictionary<string, ProgressTask> _tasks = [];

        public void Report(InspectionProgress value)
        {
            if (!_tasks.TryGetValue(value.Step, out var task))
            {
                _tasks[value.Step] = task = context.AddTask(value.Step, maxValue: value.Total);
            }

            task.Value = value.Done;
        }
    }
}
