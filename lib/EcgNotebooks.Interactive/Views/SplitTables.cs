using EcgNotebooks.Experiments;
using EcgNotebooks.Labels;
using EcgNotebooks.Reports;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Interactive.Views;

/// <summary>Makes tables of splits: the number of rows in each part, and what the parts share.</summary>
internal static class SplitTables
{
    /// <summary>Returns the number of rows in each part.</summary>
    public static ReportTable Of(Split split) =>
        new(["part", "rows", "share"], [.. Enum.GetValues<Part>().Select(part => Row(split, part))], Rows(split));

    /// <summary>Returns the number of rows of each class in each part, and the leaks that the recipe accepts.</summary>
    public static ReportTable Of(GuardedSplit guarded)
    {
        object?[] Row(Part part) =>
            [
                Name(part),
                guarded.Split[part].Count,
                .. Enum.GetValues<Diagnosis>()
                    .Select(label => (object?)guarded.Split[part].Count(row => guarded.Table.Rows[row].Label == label)),
            ];
        return new ReportTable(
            ["part", "rows", .. Enum.GetValues<Diagnosis>().Select(label => label.Code())],
            [
                .. Enum.GetValues<Part>().Select(Row),
                .. guarded.Warnings().Select(warning => (object?[])[$"Data leakage: {warning}", "", "", ""]),
            ],
            Rows(guarded.Split)
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
                .. Enum.GetValues<Part>().Select(part => (object?[])[$"{Name(part)} rows", report.Split[part].Count]),
                .. report.Warnings.Select(warning => (object?[])[$"Data leakage: {warning}", ""]),
            ]
        );

    private static object?[] Row(Split split, Part part) =>
        [Name(part), split[part].Count, FormattableString.Invariant($"{split[part].Count / (double)Rows(split):P1}")];

    private static int Rows(Split split) => Enum.GetValues<Part>().Sum(part => split[part].Count);

    private static string Name(Part part) => part.ToString().ToLowerInvariant();
}
