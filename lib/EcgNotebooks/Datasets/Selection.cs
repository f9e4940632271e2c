using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Datasets;

/// <summary>Selects the clean rows that mention NORM, then as many that mention IMI (step 1 of the recipe).</summary>
/// <remarks>
/// "Clean" means that burst_noise, electrodes_problems and extra_beats are all missing. "Mentions" is pandas'
/// <c>str.contains</c> on the text of scp_codes: a longer code that contains the letters counts too, and a row that mentions
/// both can be drawn twice.
/// </remarks>
/// <example>
/// <code>
/// var table = PtbXlTable.Read(PtbXl.Open().TablePath);
/// var selected = new Selection(new() { DrawEqualCounts = false }).Select(table.Rows);
/// Console.WriteLine($"{selected.Rows.Count} of {table.Rows.Count} rows");
/// </code>
/// </example>
/// <param name="options">Options of the selection; null for the published ones.</param>
/// <param name="inferiorFamily">The codes that count as IMI; null for IMI alone, as published.</param>
public sealed class Selection(SelectionOptions? options = null, IReadOnlyList<string>? inferiorFamily = null)
{
    private const string Norm = "NORM";
    private static readonly IReadOnlyList<string> _imi = ["IMI"];

    private readonly SelectionOptions _options = options ?? new SelectionOptions();

    /// <summary>Selects rows of a table.</summary>
    /// <exception cref="EcgException">No clean row mentions NORM, or none mentions IMI.</exception>
    public SelectedTable Select(IReadOnlyList<PtbXlRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var clean = Where(rows, row => IsClean(row) && IsCertain(row));
        var norm = Mentioning(clean, [Norm]);
        var imi = Mentioning(clean, inferiorFamily ?? _imi);
        var perClass = Math.Min(norm.Count, imi.Count);
        var counts = new SelectionCounts(rows.Count, clean.Count, norm.Count, imi.Count, perClass);
        return _options.DrawEqualCounts
            ? new SelectedTable([.. Draw(norm, perClass), .. Draw(imi, perClass)], counts)
            : new SelectedTable([.. norm, .. Where(imi, row => !row.ScpCodes.ContainsText(Norm))], counts);
    }

    private static bool IsClean(PtbXlRow row) =>
        row.BurstNoise is null && row.ElectrodesProblems is null && row.ExtraBeats is null;

    private bool IsCertain(PtbXlRow row) =>
        (
            _options.MinLikelihood is not { } least
            || (row.ScpCodes.Statements is [var first, ..] && first.Likelihood >= least)
        ) && (!_options.ValidatedOnly || row.ValidatedByHuman == true);

    private static List<PtbXlRow> Mentioning(List<PtbXlRow> clean, IReadOnlyList<string> codes)
    {
        var found = Where(clean, row => codes.Any(row.ScpCodes.ContainsText));
        return found.Count > 0
            ? found
            : throw new EcgException(
                $"None of the {clean.Count} clean rows mentions {string.Join(" or ", codes)}.",
                "Use a table with recordings of both classes, NORM and IMI, or select less strictly."
            );
    }

    private static List<PtbXlRow> Where(IReadOnlyList<PtbXlRow> rows, Func<PtbXlRow, bool> predicate)
    {
        var matching = new List<PtbXlRow>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (predicate(rows[i]))
            {
                matching.Add(rows[i]);
            }
        }

        return matching;
    }

    // Like pandas' sample(n, random_state), each class uses a new generator with the same seed.
    private IEnumerable<PtbXlRow> Draw(List<PtbXlRow> rows, int count) =>
        new NumPyRandomState(_options.Seed).Choice(rows.Count, count).Select(i => rows[i]);
}
