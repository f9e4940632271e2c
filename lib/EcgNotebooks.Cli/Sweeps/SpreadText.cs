using System.Globalization;
using EcgNotebooks.Experiments;
using EcgNotebooks.Presentation;
using EcgNotebooks.Sweeps;

namespace EcgNotebooks.Cli.Sweeps;

/// <summary>What a sweep tells of the spread over its seeds: mean, and lowest to highest.</summary>
internal static class SpreadText
{
    private static readonly (string Measure, string Heading)[] Shown =
    [
        ("accuracy", "accuracy at 0.5"),
        ("threshold_accuracy", "accuracy at the threshold"),
        ("roc_auc", "ROC area"),
    ];

    public static void Write(TextWriter output, IReadOnlyList<SeedSpread> spread)
    {
        if (spread.Count == 0)
        {
            return;
        }

        var rows = spread
            .GroupBy(row => (row.RecipeName, row.Leads, row.Network))
            .Select(group =>
                (IReadOnlyList<object?>)
                    [
                        group.Key.RecipeName,
                        group.Key.Leads,
                        group.Key.Network.FolderName(),
                        group.Max(row => row.Seeds),
                        .. Shown.Select(shown => Text(group.FirstOrDefault(row => row.Measure == shown.Measure))),
                    ]
            );
        output.WriteLine(
            new HtmlTable(
                ["recipe", "leads", "network", "seeds", .. Shown.Select(shown => shown.Heading)],
                [.. rows]
            ).ToString()
        );
    }

    private static string Text(SeedSpread? spread) =>
        spread is null ? "n/a"
        : spread.Seeds == 1 ? spread.Mean.ToString("F4", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{spread.Mean:F4} ({spread.Lowest:F4} to {spread.Highest:F4})");
}
