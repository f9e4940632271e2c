using System.Globalization;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Sweeps;

/// <summary>What a sweep tells its user of the cells.</summary>
internal static class StatusText
{
    /// <summary>A line per cell, and their count.</summary>
    public static void Write(TextWriter output, Sweep sweep)
    {
        var (done, begun) = (0, 0);
        foreach (var cell in sweep.Cells)
        {
            if (sweep.Result(cell) is { } result)
            {
                output.WriteLine(
                    $"done   {cell.Id}  accuracy {Number(result, CellResult.AccuracyAtThreshold)} at threshold {Number(result, "threshold")}, ROC AUC {Number(result, "roc_auc")}"
                );
                done++;
            }
            else if (sweep.EpochsBegun(cell) is { } epochs)
            {
                output.WriteLine($"begun  {cell.Id}  {epochs} of {cell.Epochs} epochs");
                begun++;
            }
            else
            {
                output.WriteLine($"left   {cell.Id}");
            }
        }

        output.WriteLine(
            $"{done} of {sweep.Cells.Count} cells done, {begun} begun, {sweep.Cells.Count - done - begun} left"
        );
    }

    private static string Number(CellResult result, string name) =>
        result.Measures[name]?.ToString("F4", CultureInfo.InvariantCulture) ?? "n/a";
}
