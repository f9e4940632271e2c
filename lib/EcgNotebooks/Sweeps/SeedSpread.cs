using EcgNotebooks.Experiments;
using MathNet.Numerics.Statistics;

namespace EcgNotebooks.Sweeps;

/// <summary>How far a measure moves from seed to seed, everything else being equal.</summary>
/// <remarks>It is apart from the interval of each cell: that is the uncertainty of the test rows, this of the training.</remarks>
/// <param name="RecipeName">The recipe's name.</param>
/// <param name="Leads">The leads as files name them.</param>
/// <param name="Network">The network.</param>
/// <param name="Measure">One of <see cref="CellResult.Names"/>.</param>
/// <param name="Seeds">Finished cells in which the measure is defined.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">Their standard deviation, by n - 1; null for fewer than two.</param>
/// <param name="Lowest">The lowest of them.</param>
/// <param name="Highest">The highest of them.</param>
public sealed record SeedSpread(
    string RecipeName,
    string Leads,
    NetworkKind Network,
    string Measure,
    int Seeds,
    double Mean,
    double? StandardDeviation,
    double Lowest,
    double Highest
)
{
    /// <summary>The spread of each measure in each group of cells that differ by their seeds alone, in the order of the cells.</summary>
    /// <param name="cells">Finished cells.</param>
    public static IReadOnlyList<SeedSpread> Of(IEnumerable<(StudyCell Cell, CellResult Result)> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return
        [
            .. cells
                .GroupBy(row => (row.Cell.RecipeName, Leads: StudyCell.LeadsName(row.Cell.Leads), row.Cell.Network))
                .SelectMany(group =>
                    CellResult
                        .Names.Select(measure => (measure, Values: Values(group.Select(r => r.Result), measure)))
                        .Where(row => row.Values.Length > 0)
                        .Select(row => Of(group.Key, row.measure, row.Values))
                ),
        ];
    }

    private static double[] Values(IEnumerable<CellResult> results, string measure) =>
        [.. results.Select(result => result.Measures[measure]).OfType<double>()];

    private static SeedSpread Of(
        (string RecipeName, string Leads, NetworkKind Network) group,
        string measure,
        double[] values
    ) =>
        new(
            group.RecipeName,
            group.Leads,
            group.Network,
            measure,
            values.Length,
            values.Mean(),
            values.Length > 1 ? values.StandardDeviation() : null,
            values.Min(),
            values.Max()
        );
}
