using System.Diagnostics;

namespace EcgNotebooks.Fuzz;

/// <summary>Minimises a failing input by removing parts of the mutated file as long as it fails in the same way.</summary>
internal sealed class Minimiser(Func<FuzzInput, Verdict> execute)
{
    private static readonly TimeSpan _budget = TimeSpan.FromSeconds(2);

    /// <summary>Returns the smallest input found within two seconds that fails with the same kind of failure.</summary>
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
                smallest = execute(smaller).Kind == kind ? smaller : smallest;
            }
        }

        return smallest;
    }

    private static byte[] Without(byte[] content, int from, int to) => [.. content[..from], .. content[to..]];
}
