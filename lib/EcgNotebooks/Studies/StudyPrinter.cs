using System.Globalization;

namespace EcgNotebooks.Studies;

/// <summary>Prints a line per run while a study runs; no times, so that the same study prints the same.</summary>
public sealed class StudyPrinter : IProgress<StudyRunResult>
{
    /// <inheritdoc/>
    public void Report(StudyRunResult value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Console.WriteLine(
            $"{value.Run, -42}  accuracy {Number(value, StudyRunResult.AccuracyAtThreshold)}  ROC AUC {Number(value, "roc_auc")}"
        );
    }

    private static string Number(StudyRunResult result, string name) =>
        result.Measures[name]?.ToString("F3", CultureInfo.InvariantCulture) ?? "n/a";
}
