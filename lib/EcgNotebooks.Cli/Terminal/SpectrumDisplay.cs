using EcgNotebooks.Experiments;
using Spectre.Console;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>Shows the progress of scoring discarded recordings on standard error: a progress bar on a terminal, otherwise one line.</summary>
internal static class SpectrumDisplay
{
    public static T Show<T>(string network, Func<IProgress<SpectrumProgress>, T> work)
    {
        var step = $"{network}: predicting the discarded recordings";
        if (!StandardError.IsTerminal)
        {
            System.Console.Error.WriteLine(step);
            return work(new Bar(null));
        }

        return StandardError.Console.Progress().AutoClear(true).Start(context => work(new Bar(context.AddTask(step))));
    }

    private sealed class Bar(ProgressTask? task) : IProgress<SpectrumProgress>
    {
        public void Report(SpectrumProgress value)
        {
            if (task is not null)
            {
                task.MaxValue = value.Total;
                task.Value = value.Done;
            }
        }
    }
}
