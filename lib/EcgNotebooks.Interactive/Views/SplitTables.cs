using EcgNotebooks.Experiments;
using EcgNotebooks.Labels;
using EcgNotebooks.Reports;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Interactive.Views;

/// <summary>Makes tables of splits: the number of rows in each part, and what the parts share.</summary>
internal static class SplitTables
{
    private static readonly Part[] _parts = Enum.GetValues<Part>();
    private static readonly Diagnosis[] _labels = Enum.GetValues<Diagnosis>();

    /// <summary>Returns the number of rows in each part.</summary>
    public static ReportTable Of(Split split) =>
        new(["part", "rows", "share"], [.. _parts.Select(part => Row(split, part)), ["all", Rows(split), "100.0 %"]]);

    /// <summary>Returns the number of rows of each class in each part, and the leaks that the recipe accepts.</summary>
    public static ReportTable Of(CheckedSplit checkedSplit)
    {
        object?[] Row(Part part) =>
            [
                Name(part),
                checkedSplit.Split[part].Count,
                .. _labels.Select(label =>
                    (object?)checkedSplit.Split[part].Count(row => checkedSplit.Table.Rows[row].Label == label)
                ),
            ];
        return new ReportTable(
            ["part", "rows", .. _labels.Select(label => label.Code())],
            [
                .. _parts.Select(Row),
                .. checkedSplit
                    .Warnings()
                    .Select(warning => (object?[])[$"Data leakage: {warning}", "", .. _labels.Select(_ => "")]),
            ]
        );
    }

    /// <summary>Returns the number of rows after each step, and the data leakage that was found.</summary>
    public static ReportTable Of(ProcessReport report) =>
        new(
            ["step", "rows"],
            [
                ["rows of the table", report.Selection.Rows],
                ["clean rows", report.Selection.Clean],
                ["labelled NORM", report.Labelled.Norm],
                ["labelled IMI", report.Labelled.Imi],
                ["balanced rows", report.BalancedRows],
                ["synthetic rows among them", report.SyntheticRows],
                .. _parts.Select(part => (object?[])[$"{Name(part)} rows", report.Split[part].Count]),
                .. report.Warnings.Select(warning => (object?[])[$"Data leakage: {warning}", ""]),
            ]
        );

    private static object?[] Row(Split split, Part part) =>
        [Name(part), split[part].Count, FormattableString.Invariant($"{split[part].Count / (double)Rows(split):P1}")];

    private static int Rows(Split split) => _parts.Sum(part => split[part].Count);

    private static string Name(Part part) => part.ToString().ToLowerInvariant();
}
