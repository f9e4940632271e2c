using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Tests.Balancing;

/// <summary>A naive second implementation of SMOTE and SMOTE-NC, which shares only the random generator with the library.</summary>
internal static class NaiveSmote
{
    public static double[][] NewRows(double[,] rows, string[] labels, int neighbours, uint seed) =>
        [.. NewRows(rows, new string[labels.Length, 0], labels, neighbours, seed).Select(row => row.Numbers)];

    public static List<(double[] Numbers, string[] Categories)> NewRows(
        double[,] numbers,
        string[,] categories,
        string[] labels,
        int neighbours,
        uint seed
    )
    {
        var result = new List<(double[], string[])>();
        var largest = labels.GroupBy(l => l).Max(g => g.Count());
        foreach (
            var group in labels.Index().GroupBy(l => l.Item, l => l.Index).OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            int[] members = [.. group];
            var random = new NumPyRandomState(seed);
            var drawn = random.Integers(0, members.Length * neighbours, largest - members.Length);
            var steps = random.Uniform(drawn.Length);
            var ties = new NumPyRandomState(seed);
            var penalty = Math.Pow(MedianDeviation(numbers, members), 2);
            int[] Near(int row) =>
                [
                    .. members
                        .Where(other => other != row)
                        .OrderBy(other => Squared(numbers, row, other) + penalty * Differing(categories, row, other))
                        .ThenBy(other => other)
                        .Take(neighbours),
                ];
            var bases = drawn.Select(d => members[d / neighbours]).ToArray();
            var voted = Enumerable
                .Range(0, categories.GetLength(1))
                .Select(c => Vote([.. bases.Select(b => Near(b).Select(n => categories[n, c]).ToArray())], ties))
                .ToArray();
            for (var i = 0; i < drawn.Length; i++)
            {
                var to = Near(bases[i])[drawn[i] % neighbours];
                double[] values =
                [
                    .. Enumerable
                        .Range(0, numbers.GetLength(1))
                        .Select(c => numbers[bases[i], c] + steps[i] * (numbers[to, c] - numbers[bases[i], c])),
                ];
                result.Add((values, [.. voted.Select(v => v[i])]));
            }
        }

        return result;
    }

    public static int[] Neighbours(double[] values, int neighbours) =>
        [
            .. Enumerable
                .Range(0, values.Length)
                .SelectMany(row =>
                    Enumerable
                        .Range(0, values.Length)
                        .Where(other => other != row)
                        .OrderBy(other => Math.Abs(values[other] - values[row]))
                        .ThenBy(other => other)
                        .Take(neighbours)
                ),
        ];

    private static string[] Vote(string[][] neighbours, NumPyRandomState ties)
    {
        var pairs = new List<(int Row, string Category)>();
        for (var row = 0; row < neighbours.Length; row++)
        {
            var most = neighbours[row].Max(c => neighbours[row].Count(other => other == c));
            pairs.AddRange(
                neighbours[row]
                    .Distinct()
                    .Where(c => neighbours[row].Count(other => other == c) == most)
                    .Order(StringComparer.Ordinal)
                    .Select(c => (row, c))
            );
        }

        var shuffled = ties.Permutation(pairs.Count).Select(i => pairs[i]).ToList();
        return [.. Enumerable.Range(0, neighbours.Length).Select(row => shuffled.First(p => p.Row == row).Category)];
    }

    private static double Squared(double[,] numbers, int a, int b) =>
        Enumerable.Range(0, numbers.GetLength(1)).Sum(c => Math.Pow(numbers[a, c] - numbers[b, c], 2));

    private static int Differing(string[,] categories, int a, int b) =>
        Enumerable.Range(0, categories.GetLength(1)).Count(c => categories[a, c] != categories[b, c]);

    private static double MedianDeviation(double[,] numbers, int[] members)
    {
        var deviations = Enumerable
            .Range(0, numbers.GetLength(1))
            .Select(c =>
            {
                var mean = members.Average(m => numbers[m, c]);
                return Math.Sqrt(members.Average(m => Math.Pow(numbers[m, c] - mean, 2)));
            })
            .Order()
            .ToArray();
        var middle = deviations.Length / 2;
        return deviations.Length % 2 == 1 ? deviations[middle] : (deviations[middle - 1] + deviations[middle]) / 2;
    }
}
