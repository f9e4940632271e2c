using System.Globalization;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Sweeps;

/// <summary>Writes the state of a sweep's runs for <c>ecg sweep --status</c>.</summary>
internal static class StatusText
{
    /// <summary>Writes one line per run, and a summary.</summary>
    public static void Write(TextWriter output, Sweep sweep)
    {
        var (done, begun) = (0, 0);
        foreach (var run in sweep.Runs)
        {
            if (sweep.Result(run) is { } result)
            {
                output.WriteLine(
                    $"done   {run.Id}  accuracy {Number(result, StudyRunResult.AccuracyAtThreshold)} at threshold {Number(result, "threshold")}, ROC AUC {Number(result, "roc_auc")}"
                );
                done++;
            }
            else if (sweep.EpochsBegun(run) is { } epochs)
            {
                output.WriteLine($"begun  {run.Id}  {epochs} of {run.Epochs} epochs");
                begun++;
            }
            else
            {
                output.WriteLine($"left   {run.Id}");
            }
        }

        output.WriteLine(
            $"{done} of {sweep.Runs.Count} runs done, {begun} begun, {sweep.Runs.Count - done - begun} left"
        );
    }

    private static string Number(StudyRunResult result, string name) =>
        result.Measures[name]?.ToString("F4", CultureInfo.InvariantCulture) ?? "n/a";
}
