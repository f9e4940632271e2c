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
    public void Rows_come_back_bit_for_bit()
    {
        var file = RowFile.TryOpen(Written(), _key, Rows, Columns);
        Assert.NotNull(file);
        Assert.All(Enumerable.Range(0, Rows), i => Assert.Equal(Bits(Row(i)), Bits(Copied(file, i))));
    }

    [Fact]
    public async Task One_that_is_given_up_is_gone_and_who_reads_it_goes_on()
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
        Assert.True(RowFile.GiveUp(path));
        Assert.False(File.Exists(path));
        Assert.False(RowFile.GiveUp(path));
        Assert.All(
            readers,
            file => Assert.All(Enumerable.Range(0, Rows), i => Assert.Equal(Bits(Row(i)), Bits(Copied(file, i))))
        );
        await reading.CancelAsync();
        await busy;
        Assert.DoesNotContain(path, Maps(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_not_there_is_refused()
    {
        var file = RowFile.TryOpen(Written(), _key, Rows, Columns)!;
        Assert.Throws<ArgumentOutOfRangeException>(() => Copied(file, Rows));
        Assert.Throws<ArgumentOutOfRangeException>(() => Copied(file, -1));
    }

    [Fact]
    public void A_file_of_another_key_number_or_length_is_not_taken()
    {
        var path = Written();
        Assert.Null(RowFile.TryOpen(path, [.. _key.Reverse()], Rows, Columns));
        Assert.Null(RowFile.TryOpen(path, _key, Rows + 1, Columns));
        Assert.Null(RowFile.TryOpen(path, _key, Columns, Rows));
        Assert.Null(RowFile.TryOpen(_folder["none"], _key, Rows, Columns));
        Assert.Null(RowFile.TryOpen(_folder.Path, _key, Rows, Columns));
    }

    [Fact]
    public void One_changed_bit_anywhere_is_noticed()
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
    public void A_file_cut_off_or_with_more_behind_it_is_noticed()
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
    public void A_mapped_file_outlives_its_replacement()
    {
        var path = Written();
        var file = RowFile.TryOpen(path, _key, Rows, Columns)!;
        RowFile.Write(path, _key, Rows, Columns, Enumerable.Repeat(new float[Columns], Rows));
        Assert.Equal(Bits(Row(3)), Bits(Copied(file, 3)));
    }

    [Fact]
    public void An_error_while_writing_leaves_the_earlier_file_and_nothing_else()
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
    public void Memory_does_not_grow_with_the_file()
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

    // What this process maps, so that its room isn't free; nothing where the system doesn't tell.
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
