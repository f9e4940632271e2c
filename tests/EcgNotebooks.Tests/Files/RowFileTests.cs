using EcgNotebooks.Files;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Files;

public sealed class RowFileTests : IDisposable
{
    private const int Rows = 7;
    private const int Columns = 33;

    private static readonly byte[] _key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_are_read_back_bit_for_bit()
    {
        var file = RowFile.TryOpen(Written(), _key, Rows, Columns);
        Assert.NotNull(file);
        Assert.All(Enumerable.Range(0, Rows), i => Assert.Equal(Bits(Row(i)), Bits(Copied(file, i))));
    }

    [Fact]
    public async Task An_evicted_file_is_deleted_and_its_readers_continue()
    {
        var path = Written();
        var readers = Enumerable.Range(0, 3).Select(_ => RowFile.TryOpen(path, _key, Rows, Columns)!).ToList();
        using var reading = new CancellationTokenSource();
        var busy = Task.Run(
            () =>
            {
                for (var i = 0; !reading.IsCancellationRequested; i++)
                {
                    Assert.Equal(Bits(Row(i % Rows)), Bits(Copied(readers[0], i % Rows)));
                }
            },
            TestContext.Current.CancellationToken
        );
        Assert.True(RowFile.Evict(path));
        Assert.False(File.Exists(path));
        Assert.False(RowFile.Evict(path));
        Assert.All(
            readers,
            file => Assert.All(Enumerable.Range(0, Rows), i => Assert.Equal(Bits(Row(i)), Bits(Copied(file, i))))
        );
        await reading.CancelAsync();
        await busy;
        Assert.DoesNotContain(path, Maps(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_outside_the_file_throws()
    {
        var file = RowFile.TryOpen(Written(), _key, Rows, Columns)!;
        Assert.Throws<ArgumentOutOfRangeException>(() => Copied(file, Rows));
        Assert.Throws<ArgumentOutOfRangeException>(() => Copied(file, -1));
    }

    [Fact]
    public void A_file_with_another_key_row_count_or_row_length_is_not_opened()
    {
        var path = Written();
        Assert.Null(RowFile.TryOpen(path, [.. _key.Reverse()], Rows, Columns));
        Assert.Null(RowFile.TryOpen(path, _key, Rows + 1, Columns));
        Assert.Null(RowFile.TryOpen(path, _key, Columns, Rows));
        Assert.Null(RowFile.TryOpen(_folder["none"], _key, Rows, Columns));
        Assert.Null(RowFile.TryOpen(_folder.Path, _key, Rows, Columns));
    }

    [Fact]
    public void A_single_changed_bit_is_detected()
    {
        var whole = File.ReadAllBytes(Written());
        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 1;
            File.WriteAllBytes(_folder["damaged"], damaged);
            Assert.True(RowFile.TryOpen(_folder["damaged"], _key, Rows, Columns) is null, $"byte {at}");
        }
    }

    [Fact]
    public void A_truncated_or_extended_file_is_detected()
    {
        var whole = File.ReadAllBytes(Written());
        byte[][] others =
        [
            [],
            whole[..1],
            whole[..63],
            whole[..64],
            whole[..^1],
            [.. whole, 0],
        ];
        foreach (var other in others)
        {
            File.WriteAllBytes(_folder["other"], other);
            Assert.True(RowFile.TryOpen(_folder["other"], _key, Rows, Columns) is null, $"{other.Length} bytes");
        }
    }

    [Fact]
    public void A_mapped_file_can_be_read_after_it_was_replaced()
    {
        var path = Written();
        var file = RowFile.TryOpen(path, _key, Rows, Columns)!;
        RowFile.Write(path, _key, Rows, Columns, Enumerable.Repeat(new float[Columns], Rows));
        Assert.Equal(Bits(Row(3)), Bits(Copied(file, 3)));
    }

    [Fact]
    public void An_error_during_writing_leaves_only_the_earlier_file()
    {
        var path = Written();
        var before = File.ReadAllBytes(path);
        Assert.Throws<EcgException>(() =>
            RowFile.Write(
                path,
                _key,
                Rows,
                Columns,
                Enumerable.Range(0, Rows).Select(i => i < 5 ? Row(i) : throw Stop())
            )
        );
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Memory_use_does_not_grow_with_the_file_size()
    {
        const int many = 400;
        const int samples = 5000;
        RowFile.Write(_folder["rows"], _key, many, samples, Enumerable.Repeat(new float[samples], many));
        var row = new float[samples];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var file = RowFile.TryOpen(_folder["rows"], _key, many, samples)!;
        for (var i = 0; i < many; i++)
        {
            file.CopyTo(i, row);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    // Returns the memory maps of this process, which keep the space of a file; empty where the system doesn't tell.
    private static string Maps() => File.Exists("/proc/self/maps") ? File.ReadAllText("/proc/self/maps") : "";

    private string Written()
    {
        RowFile.Write(_folder["rows"], _key, Rows, Columns, Enumerable.Range(0, Rows).Select(Row));
        return _folder["rows"];
    }

    private static float[] Row(int row) =>
        [
            .. Enumerable
                .Range(0, Columns)
                .Select(i =>
                    i == 5 ? float.NaN
                    : i == 6 ? -0f
                    : row + i / 7f
                ),
        ];

    private static float[] Copied(RowFile file, int row)
    {
        var copy = new float[Columns];
        file.CopyTo(row, copy);
        return copy;
    }

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);

    private static EcgException Stop() => new("Stopped.", "Go on.");
}
