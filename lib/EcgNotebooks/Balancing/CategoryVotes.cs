using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Balancing;

/// <summary>Chooses the categories of synthetic rows by majority vote among the nearest neighbours of their base rows.</summary>
/// <remarks>
/// Ties are broken as in imbalanced-learn: all pairs of a synthetic row and one of its most frequent categories, listed by row and
/// category, are shuffled by a random generator seeded anew for each class; the first pair of each row wins.
/// </remarks>
internal static class CategoryVotes
{
    /// <summary>Returns the category codes of all synthetic rows, one array for each column.</summary>
    public static int[][] Of(
        IReadOnlyList<CategoryColumn> columns,
        IReadOnlyList<(string Label, ClassDraw Draw)> draws,
        SmoteOptions options
    )
    {
        var votes = columns.Select(_ => new List<int>()).ToArray();
        foreach (var (_, draw) in draws)
        {
            var random = new NumPyRandomState(options.Seed);
            for (var c = 0; c < columns.Count; c++)
            {
                votes[c].AddRange(Vote(columns[c].Codes, draw, options.Neighbours, random));
            }
        }

        return Array.ConvertAll(votes, column => column.ToArray());
    }

    private static int[] Vote(int[] codes, ClassDraw draw, int neighbours, NumPyRandomState random)
    {
        var pairs = new List<(int Row, int Code)>(draw.Count);
        var voters = new int[neighbours];
        for (var row = 0; row < draw.Count; row++)
        {
            draw.NeighboursOf(row, voters);
            for (var i = 0; i < neighbours; i++)
            {
                voters[i] = codes[voters[i]];
            }

            AddMostFrequent(row, voters, pairs);
        }

        var chosen = new int[draw.Count];
        Array.Fill(chosen, -1);
        foreach (var position in random.Permutation(pairs.Count))
        {
            var (row, code) = pairs[position];
            chosen[row] = chosen[row] < 0 ? code : chosen[row];
        }

        return chosen;
    }

    private static void AddMostFrequent(int row, int[] votes, List<(int Row, int Code)> pairs)
    {
        Array.Sort(votes);
        var (most, begin) = (0, pairs.Count);
        for (var (start, end) = (0, 0); start < votes.Length; start = end)
        {
            while (end < votes.Length && votes[end] == votes[start])
            {
                end++;
            }

            if (end - start > most)
            {
                most = end - start;
                pairs.RemoveRange(begin, pairs.Count - begin);
            }

            if (end - start == most)
            {
                pairs.Add((row, votes[start]));
            }
        }
    }
}
