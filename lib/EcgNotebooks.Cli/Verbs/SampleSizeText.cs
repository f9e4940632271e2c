using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Usefulness;
using static System.FormattableString;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Tells how many test rows a stated precision needs.</summary>
internal static class SampleSizeText
{
    /// <summary>Returns the sentences about the needed rows.</summary>
    public static IEnumerable<string> Sentences(UsefulnessEvidence evidence)
    {
        var matrix = evidence.Decisions.Matrix;
        return
        [
            Of("sensitivity", "within 5 percentage points", matrix.Sensitivity, evidence.RowsForSensitivity),
            Of("specificity", "within 5 percentage points", matrix.Specificity, evidence.RowsForSpecificity),
            Of("ROC AUC", "within 0.05", new Measure(evidence.RocAuc), evidence.RowsForRocAuc),
            Needed("ratio of observed to expected infarctions within 10 %", evidence.RowsForCalibration),
        ];
    }

    // A proportion of 0 or 1 has no variance in the formula, which then asks for no rows at all.
    private static string Of(string name, string precision, Measure value, double rows) =>
        rows > 0
            ? Needed($"{name} {precision}", rows)
            : $"How many test rows the {name} needs doesn't follow from these, on which it is {value}; use more test rows to find out.";

    private static string Needed(string precision, double rows) =>
        Invariant($"A {precision} needs {rows:0} test rows of such people.");
}
