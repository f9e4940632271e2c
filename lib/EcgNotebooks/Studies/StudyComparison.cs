using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Figures;
using EcgNotebooks.Files;

namespace EcgNotebooks.Studies;

/// <summary>What a study compares: a row for each recipe, balancing, leads and network, over all seeds that are finished.</summary>
/// <remarks>
/// The value is the mean over the seeds. Its 95 % interval is of the test patients: they are drawn again 2,000 times, each draw
/// judges every seed's network, and the mean over the seeds is taken. What the seeds differ by stands beside it, never within.
/// </remarks>
public sealed class StudyComparison
{
    private readonly string _note;

    private StudyComparison(IReadOnlyList<ComparisonRow> rows, string note) =>
        (Rows, Names, _note) = (rows, new StudyRunNames(rows.Select(row => row.Run)), note);

    /// <summary>The measures that are compared; accuracies are at the threshold that the recipe chooses.</summary>
    public static IReadOnlyList<MeasureKind> Kinds { get; } =
    [MeasureKind.Accuracy, MeasureKind.BalancedAccuracy, MeasureKind.RocAuc];

    /// <summary>The names of the rows, as far as they differ.</summary>
    internal StudyRunNames Names { get; }

    /// <summary>The rows in the order of the study.</summary>
    internal IReadOnlyList<ComparisonRow> Rows { get; }

    /// <summary>Compares the finished runs.</summary>
    /// <exception cref="EcgException">A run's predictions can't be read.</exception>
    public static StudyComparison Of(Sweep sweep)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        var rows = sweep
            .Runs.Select(run => (Run: run, Result: sweep.Result(run)!, Folder: sweep.Folder(run)))
            .Where(c => c.Result is not null)
            .GroupBy(c => (c.Run.RecipeName, c.Run.Balancing, StudyRun.LeadsName(c.Run.Leads), c.Run.Network))
            .Select(group => ComparisonRow.Of([.. group]));
        return new([.. rows], sweep.Data.Note);
    }

    /// <summary>The intervals below one another.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public Figure ToFigure(MeasureKind kind) =>
        ForestFigure.Create(
            [
                .. Rows.Select(row => new ForestRow(
                    Names.Of(row.Run),
                    row.Estimates[kind].Mean,
                    row.Estimates[kind].Interval
                )),
            ],
            kind.Label(),
            kind == MeasureKind.Accuracy ? null : 0.5,
            $"{char.ToUpperInvariant(kind.Label()[0])}{kind.Label()[1..]} by {Names.Heading}",
            $"Mean of {Rows.Max(row => row.Seeds)} seeds; intervals of 95 %, drawn from the test patients",
            _note
        );

    /// <summary>Writes the table as comparison.csv, and a picture of each measure beside it.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Write(string folder)
    {
        ComparisonCsv.Write(TableIn(folder), Rows);
        foreach (var kind in Rows.Count > 0 ? Kinds : [])
        {
            var name = $"comparison-{kind.Label().Replace(' ', '-').ToLowerInvariant()}.svg";
            AtomicFile.WriteText(Path.Combine(folder, name), ToFigure(kind).ToSvg());
        }
    }

    internal static string TableIn(string folder) => Path.Combine(folder, "comparison.csv");

    /// <summary>The row of the same network before a row; null where there is none.</summary>
    internal ComparisonRow? Before(ComparisonRow row, int position) =>
        Rows.Take(position).LastOrDefault(other => other.Run.Network == row.Run.Network);
}
