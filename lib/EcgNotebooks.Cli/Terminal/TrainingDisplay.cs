using System.Globalization;
using EcgNotebooks.Training;
using Spectre.Console;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>Shows the progress of training on standard error: one line per epoch, and a progress bar if it is a terminal.</summary>
internal sealed class TrainingDisplay(string network, ProgressTask? bar)
    : IProgress<EpochReport>,
        IProgress<BatchReport>
{
    /// <summary>Executes the work while showing its progress.</summary>
    public static T Show<T>(string network, Func<TrainingDisplay, T> work) =>
        StandardError.IsTerminal
            ? Bars().Start(context => work(new TrainingDisplay(network, context.AddTask(network))))
            : work(new TrainingDisplay(network, null));

    public void Report(EpochReport value)
    {
        var (epoch, mark) = (value.Result, value.IsBest ? "  best so far" : "");
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{network} epoch {epoch.Epoch}/{value.Epochs}  loss {epoch.Loss:F4}  accuracy {epoch.Accuracy:F4}  val_loss {epoch.ValidationLoss:F4}  val_accuracy {epoch.ValidationAccuracy:F4}  {epoch.Seconds:F1} s{mark}"
        );
        StandardError.WriteLine(bar is null ? $"{line}  {Time(value.Remaining)} left" : line);
    }

    public void Report(BatchReport value)
    {
        if (bar is null)
        {
            return;
        }

        bar.MaxValue = (double)value.Epochs * value.Batches;
        bar.Value = (double)(value.Epoch - 1) * value.Batches + value.Batch;
        bar.Description = string.Create(
            CultureInfo.InvariantCulture,
            $"{network} epoch {value.Epoch}/{value.Epochs} batch {value.Batch}/{value.Batches}  loss {value.Loss:F4}  accuracy {value.Accuracy:F4}  {Time(value.Remaining)} left"
        );
    }

    private static string Time(TimeSpan time) =>
        time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);

    private static Progress Bars() =>
        StandardError
            .Console.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 20 });
}
