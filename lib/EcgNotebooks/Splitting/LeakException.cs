namespace EcgNotebooks.Splitting;

/// <summary>A leak that the recipe doesn't ask for.</summary>
public sealed class LeakException : EcgException
{
    private const int Named = 5;

    private LeakException(Leaks leak, IReadOnlyList<int> rows, string problem, string remedy)
        : base(problem, remedy) => (Leak, Rows) = (leak, rows);

    /// <summary>What leaks.</summary>
    public Leaks Leak { get; }

    /// <summary>The rows outside train that it concerns, as positions in the table that is split.</summary>
    public IReadOnlyList<int> Rows { get; }

    internal static LeakException Of(Leaks leak, IReadOnlyList<int> rows) =>
        new(leak, rows, $"{What(leak)}: {List(rows)}.", Mending(leak));

    private static string What(Leaks leak) =>
        leak switch
        {
            Leaks.BalancedOutsideTrain => "Rows outside train were made by balancing, or something was fitted on them",
            Leaks.SharedRecording => "Rows outside train are recordings that train holds too",
            Leaks.SharedPatient => "Rows of different parts belong to one patient",
            _ => "The threshold is chosen on the rows that it is judged by",
        };

    private static string Mending(Leaks leak) =>
        leak switch
        {
            Leaks.BalancedOutsideTrain => "Split first and balance or fit on the training rows alone",
            Leaks.SharedRecording => "Put each recording into one part",
            Leaks.SharedPatient => "Split by patient or by PTB-XL's folds",
            _ => "Choose the threshold on the validation rows",
        } + ", or name the leak in the recipe's KnownLeaks to have it counted instead.";

    private static string List(IReadOnlyList<int> rows) =>
        rows.Count == 0 ? "all of them"
        : rows.Count <= Named ? $"rows {string.Join(", ", rows)}"
        : $"rows {string.Join(", ", rows.Take(Named))} and {rows.Count - Named} more";
}
