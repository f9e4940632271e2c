namespace EcgNotebooks.Splitting;

/// <summary>Thrown when a split has data leakage that the recipe doesn't accept.</summary>
public sealed class LeakException : EcgException
{
    private const int Named = 5;

    private LeakException(Leaks leak, IReadOnlyList<int> rows, string problem, string remedy)
        : base(problem, remedy) => (Leak, Rows) = (leak, rows);

    /// <summary>The kind of leak.</summary>
    public Leaks Leak { get; }

    /// <summary>The affected rows outside the training set, as positions in the table that is split.</summary>
    public IReadOnlyList<int> Rows { get; }

    internal static LeakException Of(Leaks leak, IReadOnlyList<int> rows) =>
        new(leak, rows, $"{ProblemOf(leak)}: {List(rows)}.", RemedyOf(leak));

    private static string ProblemOf(Leaks leak) =>
        leak switch
        {
            Leaks.BalancedOutsideTrain =>
                "Data leakage: rows outside the training set were added by balancing or used for fitting",
            Leaks.SharedRecording => "Data leakage: rows outside the training set are also training recordings",
            Leaks.SharedPatient => "Data leakage: rows of different parts belong to the same patient",
            _ => "Data leakage: the threshold is chosen on the rows that the results are reported for",
        };

    private static string RemedyOf(Leaks leak) =>
        leak switch
        {
            Leaks.BalancedOutsideTrain => "Split first, then balance or fit on the training rows only",
            Leaks.SharedRecording => "Put all rows of a recording into the same part",
            Leaks.SharedPatient => "Split by patients or by PTB-XL's folds",
            _ => "Choose the threshold on the validation rows",
        } + ", or add the leak to the recipe's KnownLeaks to have it counted instead.";

    private static string List(IReadOnlyList<int> rows) =>
        rows.Count == 0 ? "all rows"
        : rows.Count <= Named ? $"rows {string.Join(", ", rows)}"
        : $"rows {string.Join(", ", rows.Take(Named))} and {rows.Count - Named} more";
}
