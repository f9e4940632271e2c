using System.Diagnostics;

namespace EcgNotebooks.Fuzz;

/// <summary>Makes a failing input smaller: takes away its end, then pieces of it, as long as it fails in the same way.</summary>
internal sealed class Minimiser(Func<FuzzInput, Verdict> judge)
{
    private static readonly TimeSpan _budget = TimeSpan.FromSeconds(2);

    /// <summary>The smallest input found.</summary>
    public FuzzInput Minimise(FuzzInput failing, string kind)
    {
        var clock = Stopwatch.StartNew();
        var smallest = failing;
        for (var piece = smallest.Files[smallest.Harmed].Length / 2; piece > 0; piece /= 2)
        {
            for (var end = smallest.Files[smallest.Harmed].Length; end > 0; end -= piece)
            {
                if (clock.Elapsed > _budget)
                {
                    return smallest;
                }

                var smaller = smallest.With(Without(smallest.Files[smallest.Harmed], Math.Max(0, end - piece), end));
                smallest = judge(smaller).Kind == kind ? smaller : smallest;
            }
        }

        return smallest;
    }

    private static byte[] Without(byte[] content, int from, int to) => [.. content[..from], .. content[to..]];
}
