using System.Globalization;
using EcgNotebooks.Datasets;

namespace EcgNotebooks.Evaluation.Subgroups;

/// <summary>A property of recordings by which results are reported in groups.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsOfPatients">Whether the largest gap between groups is tested; that needs groups with both classes.</param>
/// <param name="GroupOf">Returns a recording's group; null if it is unknown.</param>
internal sealed record SubgroupVariable(string Name, bool IsOfPatients, Func<PtbXlRow, string?> GroupOf)
{
    /// <summary>Sex, age, body mass index, device and site, and how certain the label is.</summary>
    public static IReadOnlyList<SubgroupVariable> All { get; } =
    [
        new(
            "sex",
            true,
            row =>
                row.Sex switch
                {
                    0 => "male",
                    1 => "female",
                    _ => null,
                }
        ),
        new("age", true, row => AgeBand(row.Age)),
        new("body mass index", true, row => BodyMassBand(row)),
        new("device", true, row => row.Device?.Trim()),
        new("site", true, row => row.Site?.ToString(CultureInfo.InvariantCulture)),
        new("likelihood of the first statement", false, Likelihood),
        new(
            "validated by a person",
            false,
            row =>
                row.ValidatedByHuman switch
                {
                    true => "yes",
                    false => "no",
                    null => null,
                }
        ),
        new("stage of the infarction", false, row => row.InfarctionStadium1),
    ];

    private static string? AgeBand(double? age) =>
        age switch
        {
            null => null,
            < 50 => "0 to 49",
            < 65 => "50 to 64",
            < 80 => "65 to 79",
            _ => "80 and over",
        };

    // Height in cm, weight in kg; the bands are those of the World Health Organization.
    private static string? BodyMassBand(PtbXlRow row) =>
        row is { Height: > 0 and var height, Weight: > 0 and var weight }
            ? (weight / Math.Pow(height / 100, 2)) switch
            {
                < 25 => "0 to 24.9",
                < 30 => "25 to 29.9",
                _ => "30 and over",
            }
            : null;

    private static string? Likelihood(PtbXlRow row) =>
        row.ScpCodes.Statements is [var first, ..] ? first.Likelihood.ToString(CultureInfo.InvariantCulture) : null;
}
