using EcgNotebooks.Files;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests the cache file of prepared signals, which is used unchanged or not at all.</summary>
internal sealed class CacheTarget : ITarget
{
    private const int Rows = 9;
    private const int Columns = 33;

    private static readonly byte[] _key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    public string Name => "cache";

    public string About => "the memory-mapped cache file of prepared signals";

    public int Share => 15;

    public IReadOnlyList<string> Words { get; } = ["ECGROWS1", "ECGROWS2"];

    public IReadOnlyList<Sample> Samples(string data)
    {
        var folder = Path.Combine(data, "cache");
        RowFile.Write(
            Path.Combine(folder, "signals.cache"),
            _key,
            Rows,
            Columns,
            Enumerable.Range(0, Rows).Select(Row)
        );
        return [Sample.OfFolder(folder)];
    }

    public void Read(string folder)
    {
        if (RowFile.TryOpen(Path.Combine(folder, "signals.cache"), _key, Rows, Columns) is not { } file)
        {
            // This is not a rejection, because the project then creates the cache file again.
            return;
        }

        var row = new float[Columns];
        for (var i = 0; i < Rows; i++)
        {
            file.CopyTo(i, row);
            InvariantException.ThrowUnless(row.SequenceEqual(Row(i)), "a damaged row was accepted");
        }
    }

    private static float[] Row(int row) => [.. Enumerable.Range(0, Columns).Select(i => row + i / 100f)];
}
