using System.Globalization;

namespace EcgNotebooks.Studies;

/// <summary>Prints one line per finished run of a study; it prints no times, so the output is reproducible.</summary>
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
