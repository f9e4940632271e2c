using System.Globalization;

namespace EcgNotebooks.Studies;

/// <summary>Prints a line per cell while a study runs; no times, so that the same study prints the same.</summary>
public sealed class CellPrinter : IProgress<CellResult>
{
    /// <inheritdoc/>
    public void Report(CellResult value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Console.WriteLine(
            $"{value.Cell, -42}  accuracy {Number(value, CellResult.AccuracyAtThreshold)}  ROC area {Number(value, "roc_auc")}"
        );
    }

    private static string Number(CellResult result, string name) =>
        result.Measures[name]?.ToString("F3", CultureInfo.InvariantCulture) ?? "n/a";
}
