using EcgNotebooks.Evaluation;

namespace EcgNotebooks.Tests.Evaluation;

/// <summary>Creates random labels and scores, some of which are ties, points of the grid, 0 or 1.</summary>
internal static class RandomRows
{
    public static ScoredLabels Make(int seed)
    {
        var random = new Random(seed);
        var count = random.Next(1, 60);
        var labels = Enumerable.Range(0, count).Select(_ => random.Next(2) == 1).ToArray();
        return new(labels, Enumerable.Range(0, count).Select(_ => Score(random)));
    }

    private static double Score(Random random) =>
        random.Next(5) switch
        {
            0 => Math.Round(random.NextDouble(), 1),
            1 => random.Next(1000) * (1.0 / 999),
            2 => random.Next(1000) / 999.0,
            3 => (float)random.NextDouble(),
            _ => random.NextDouble(),
        };
}
