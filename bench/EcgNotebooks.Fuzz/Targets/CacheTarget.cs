using EcgNotebooks.Files;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>The file of prepared signals: taken as it was written, or not at all.</summary>
internal sealed class CacheTarget : ITarget
{
    private const int Rows = 9;
    private const int Columns = 33;

    private static readonly byte[] _key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    public string Name => "cache";

    public string About => "the mapped file of prepared signals";

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
            // No refusal: the project makes such a file anew.
            return;
        }

        var row = new float[Columns];
        for (var i = 0; i < Rows; i++)
        {
            file.CopyTo(i, row);
            BrokenPromiseException.Unless(row.SequenceEqual(Row(i)), "a damaged row was taken for whole");
        }
    }

    private static float[] Row(int row) => [.. Enumerable.Range(0, Columns).Select(i => row + i / 100f)];
}
