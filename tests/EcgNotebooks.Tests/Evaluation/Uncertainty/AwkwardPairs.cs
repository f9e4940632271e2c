using EcgNotebooks.Evaluation;

namespace EcgNotebooks.Tests.Evaluation.Uncertainty;

/// <summary>
/// Creates two lists of scores with ties for the same rows, and patients with several rows of both classes.
/// </summary>
internal static class AwkwardPairs
{
    public static IEnumerable<(ScoredLabels First, ScoredLabels Second, int[] Patients)> Make() =>
        Enumerable.Range(0, 100).Select(Make).Where(c => c.First.Positives > 1 && c.First.Negatives > 1);

    private static (ScoredLabels First, ScoredLabels Second, int[] Patients) Make(int seed)
    {
        var first = RandomRows.Make(seed);
        var random = new Random(seed + 1000);
        var second = first.Scores.Select(s => Math.Round((s + random.NextDouble()) / 2, random.Next(1, 4))).ToArray();
        var patients = first.Scores.Select(_ => random.Next(1 + first.Count / 2)).ToArray();
        return (first, new(first.Labels, second), patients);
    }
}
