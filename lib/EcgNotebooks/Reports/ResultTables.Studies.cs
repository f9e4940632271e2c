using System.Globalization;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Reports;

public static partial class ResultTables
{
    /// <summary>Returns a row for each comparison, with its intervals and the spread over the seeds.</summary>
    public static ReportTable ToTable(this StudyComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new(
            [
                comparison.Names.Heading,
                "seeds",
                "test rows",
                "majority class",
                .. StudyComparison.Kinds.SelectMany(kind => (string[])[$"{kind.Label()} (95 %)", "over the seeds"]),
            ],
            [.. comparison.Rows.Select(row => Cells(comparison, row))]
        );
    }

    /// <summary>
    /// Returns for each row the difference to the row of the same network before it, with a paired interval where both have
    /// the same test rows.
    /// </summary>
    public static ReportTable ToSteps(this StudyComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new(
            [comparison.Names.Heading, .. StudyComparison.Kinds.Select(kind => $"{kind.Label()} (95 %)")],
            [
                .. comparison
                    .Rows.Select((row, i) => (Row: row, Before: comparison.Before(row, i)))
                    .Where(step => step.Before is not null)
                    .Select(step => Step(comparison, step.Row, step.Before!)),
            ]
        );
    }

    /// <summary>
    /// Returns for each row the baseline without an ECG (age and sex) on the same test rows, and the mean of the networks minus
    /// the baseline with a paired interval.
    /// </summary>
    public static ReportTable ToBaselines(this StudyComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new(
            [
                comparison.Names.Heading,
                .. StudyComparison.Kinds.SelectMany(kind =>
                    (string[])[$"{kind.Label()}, age and sex", "network minus age and sex (95 %)"]
                ),
            ],
            [.. comparison.Rows.Select(row => Baseline(comparison, row))]
        );
    }

    private static object?[] Baseline(StudyComparison comparison, ComparisonRow row) =>
        [comparison.Names.Of(row.Run), .. StudyComparison.Kinds.SelectMany(kind => Baseline(row.Baseline, kind))];

    private static object?[] Baseline(StudyBaseline? baseline, MeasureKind kind)
    {
        if (baseline is null)
        {
            return ["", ""];
        }

        var (value, interval) = (baseline.Difference(kind).Value, baseline.Difference(kind).Interval);
        return
        [
            baseline[kind].ToString(),
            interval.IsDefined
                ? $"{Signed(value.Value)} ({Signed(interval.Lower)} to {Signed(interval.Upper)})"
                : value.ToString(),
        ];
    }

    private static object?[] Cells(StudyComparison comparison, ComparisonRow row) =>
        [
            comparison.Names.Of(row.Run),
            row.Seeds,
            row.TestRows,
            row.MajorityAccuracy.ToString("F3", CultureInfo.InvariantCulture),
            .. StudyComparison.Kinds.SelectMany(kind =>
                (object?[])[$"{row.Estimates[kind]}", row.Estimates[kind].Spread]
            ),
        ];

    private static object?[] Step(StudyComparison comparison, ComparisonRow row, ComparisonRow before) =>
        [comparison.Names.Of(row.Run), .. StudyComparison.Kinds.Select(kind => Step(row, before, kind))];

    private static string Step(ComparisonRow row, ComparisonRow before, MeasureKind kind)
    {
        var change = Signed(row.Estimates[kind].Mean.Value - before.Estimates[kind].Mean.Value);
        return row.Difference(before, kind)?.Interval switch
        {
            null => $"{change} (other test rows)",
            { IsDefined: true } interval => $"{change} ({Signed(interval.Lower)} to {Signed(interval.Upper)})",
            _ => $"{change} (the same in every resample)",
        };
    }

    private static string Signed(double value) => value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);
}
