using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Figures;
using EcgNotebooks.Presentation;
using EcgNotebooks.Storage;

namespace EcgNotebooks.Sweeps;

/// <summary>What a study compares: a row for each recipe, balancing, leads and network, over all seeds that are finished.</summary>
/// <remarks>
/// The value is the mean over the seeds. Its 95 % interval is of the test patients: they are drawn again 2,000 times, each draw
/// judges every seed's network, and the mean over the seeds is taken. What the seeds differ by stands beside it, never within.
/// </remarks>
public sealed class StudyComparison
{
    private readonly CellNames _names;
    private readonly string _note;

    private StudyComparison(IReadOnlyList<ComparisonRow> rows, string note) =>
        (Rows, _names, _note) = (rows, new CellNames(rows.Select(row => row.Cell)), note);

    /// <summary>The measures that are compared; accuracies are at the threshold that the recipe chooses.</summary>
    public static IReadOnlyList<MeasureKind> Kinds { get; } =
    [MeasureKind.Accuracy, MeasureKind.BalancedAccuracy, MeasureKind.RocArea];

    /// <summary>The rows in the order of the study.</summary>
    public IReadOnlyList<ComparisonRow> Rows { get; }

    /// <summary>Compares the finished cells.</summary>
    /// <exception cref="EcgException">A cell's predictions can't be read.</exception>
    public static StudyComparison Of(Sweep sweep)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        var rows = sweep
            .Cells.Select(cell => (Cell: cell, Result: sweep.Result(cell)!, Folder: sweep.Folder(cell)))
            .Where(c => c.Result is not null)
            .GroupBy(c => (c.Cell.RecipeName, c.Cell.Balancing, StudyCell.LeadsName(c.Cell.Leads), c.Cell.Network))
            .Select(group => ComparisonRow.Of([.. group]));
        return new([.. rows], sweep.Data.Note);
    }

    /// <summary>A row for each, with intervals and the spread over the seeds.</summary>
    public HtmlTable ToTable() =>
        new(
            [
                _names.Heading,
                "seeds",
                "test rows",
                "larger class",
                .. Kinds.SelectMany(kind => (string[])[$"{kind.Label()} (95 %)", "over the seeds"]),
            ],
            [.. Rows.Select(Cells)]
        );

    /// <summary>What each row adds to the one of the same network before it, with a paired interval where both have the same test rows.</summary>
    public HtmlTable ToSteps() =>
        new(
            [_names.Heading, .. Kinds.Select(kind => $"{kind.Label()} (95 %)")],
            [
                .. Rows.Select((row, i) => (Row: row, Before: Before(row, i)))
                    .Where(step => step.Before is not null)
                    .Select(step => Step(step.Row, step.Before!)),
            ]
        );

    /// <summary>The intervals below one another.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public Figure ToFigure(MeasureKind kind) =>
        ForestFigure.Create(
            [
                .. Rows.Select(row => new ForestRow(
                    _names.Of(row.Cell),
                    row.Estimates[kind].Mean,
                    row.Estimates[kind].Interval
                )),
            ],
            kind.Label(),
            kind == MeasureKind.Accuracy ? null : 0.5,
            $"{char.ToUpperInvariant(kind.Label()[0])}{kind.Label()[1..]} by {_names.Heading}",
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

    private object?[] Cells(ComparisonRow row) =>
        [
            _names.Of(row.Cell),
            row.Seeds,
            row.TestRows,
            Three(Math.Max(row.Prevalence, 1 - row.Prevalence)),
            .. Kinds.SelectMany(kind => (object?[])[$"{row.Estimates[kind]}", row.Estimates[kind].Spread]),
        ];

    private ComparisonRow? Before(ComparisonRow row, int position) =>
        Rows.Take(position).LastOrDefault(other => other.Cell.Network == row.Cell.Network);

    private object?[] Step(ComparisonRow row, ComparisonRow before) =>
        [_names.Of(row.Cell), .. Kinds.Select(kind => Step(row, before, kind))];

    private static string Step(ComparisonRow row, ComparisonRow before, MeasureKind kind)
    {
        var change = Signed(row.Estimates[kind].Mean.Value - before.Estimates[kind].Mean.Value);
        return row.Difference(before, kind)?.Interval switch
        {
            null => $"{change} (other test rows)",
            { IsDefined: true } interval => $"{change} ({Signed(interval.Lower)} to {Signed(interval.Upper)})",
            _ => $"{change} (the same in every draw)",
        };
    }

    private static string Three(double value) =>
        value.ToString("F3", System.Globalization.CultureInfo.InvariantCulture);

    private static string Signed(double value) =>
        value.ToString("+0.000;-0.000;0.000", System.Globalization.CultureInfo.InvariantCulture);
}
