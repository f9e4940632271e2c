namespace EcgNotebooks.Datasets.Inspection;

/// <summary>Runs many small inspections in parallel; the findings are in the items' order whatever the number of threads.</summary>
internal static class ParallelInspection
{
    // Large enough to keep all threads busy, and small enough to report progress and to hold few findings back.
    private const int BlockSize = 256;

    public static IEnumerable<Finding> Run<T>(
        string step,
        IReadOnlyList<T> items,
        Func<T, IReadOnlyList<Finding>> inspect,
        InspectionOptions options,
        IProgress<InspectionProgress>? progress,
        CancellationToken cancellation
    )
    {
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Threads,
            CancellationToken = cancellation,
        };
        var block = new IReadOnlyList<Finding>[Math.Min(BlockSize, items.Count)];
        for (var start = 0; start < items.Count; start += block.Length)
        {
            var count = Math.Min(block.Length, items.Count - start);
            var first = start;
            Parallel.For(0, count, parallel, i => block[i] = inspect(items[first + i]));
            foreach (var finding in block.Take(count).SelectMany(found => found))
            {
                yield return finding;
            }

            progress?.Report(new(step, start + count, items.Count));
        }
    }
}
