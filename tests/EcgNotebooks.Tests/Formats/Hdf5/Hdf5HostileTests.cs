using EcgNotebooks.Formats.Hdf5;

namespace EcgNotebooks.Tests.Formats.Hdf5;

/// <summary>Tests files with false sizes and addresses: each is refused, and the reader never allocates what a file claims.</summary>
public class Hdf5HostileTests
{
    private const ulong Huge = 1UL << 40;

    // Memory for an exception with its message and stack trace; the smallest false size below is larger.
    private const long MaxAllocated = 64 << 10;

    [Theory]
    [InlineData(SmallHdf5.Dataspace + 8, 8, Huge, "not 13194139533312 for [1099511627776, 3]")]
    [InlineData(SmallHdf5.Dataspace + 16, 8, ulong.MaxValue, "for [2, 18446744073709551615]")]
    [InlineData(SmallHdf5.Dataspace + 8, 8, 1UL, "has 24 bytes, not 12")]
    [InlineData(SmallHdf5.Dataspace + 1, 1, 200UL, "200 dimensions")]
    [InlineData(SmallHdf5.Dataspace + 1, 1, 9UL, "ends too early")]
    [InlineData(SmallHdf5.Layout + 10, 8, Huge, "has 1099511627776 bytes, but the file has 1224")]
    [InlineData(SmallHdf5.Layout + 2, 8, ulong.MaxValue, "at byte 18446744073709551615")]
    [InlineData(SmallHdf5.Layout + 2, 8, ulong.MaxValue - 10, "has 24 bytes, but the file has 1224")]
    [InlineData(SmallHdf5.Heap + 8, 8, Huge, "the heap's content")]
    [InlineData(SmallHdf5.Heap + 24, 8, Huge, "the heap's content")]
    [InlineData(SmallHdf5.Heap + 8, 8, 9UL, "its heap of 9 bytes has no name at 8")]
    [InlineData(SmallHdf5.Tree + 32, 8, Huge, "the symbol table's node at byte 1099511627776")]
    [InlineData(SmallHdf5.Tree + 40, 8, Huge, "has no name at 1099511627776")]
    [InlineData(SmallHdf5.Tree + 40, 8, 0UL, "it has no /x")]
    [InlineData(SmallHdf5.Node + 16, 8, Huge, "the object header at byte 1099511627776")]
    [InlineData(SmallHdf5.Dataset + 8, 4, 0xFFFFFFF0UL, "4294967280 bytes expected")]
    [InlineData(SmallHdf5.Dataset + 18, 2, 0xFFFFUL, "65535 bytes expected")]
    [InlineData(SmallHdf5.Dataset + 32, 8, Huge, "a continuation of the object header at byte 1064")]
    [InlineData(SmallHdf5.Dataset + 24, 8, Huge, "a continuation of the object header at byte 1064")]
    public void A_false_size_or_address_is_refused_and_never_allocated(
        int offset,
        int size,
        ulong value,
        string words
    ) => AssertRefused<InvalidDataException>(SmallHdf5.With(offset, size, value), words);

    [Fact]
    public void A_B_tree_with_a_false_entry_count_is_refused()
    {
        // The key of the only entry is before the name, so that the search continues to entries that don't exist.
        var file = SmallHdf5.With(SmallHdf5.Tree + 6, 2, 0xFFFF);
        file.AsSpan(SmallHdf5.Tree + 40, 8).Clear();
        AssertRefused<InvalidDataException>(file, "has no name at 24");
    }

    [Fact]
    public void A_symbol_table_with_a_false_entry_count_is_refused()
    {
        var file = SmallHdf5.With(SmallHdf5.Node + 6, 2, 0xFFFF);
        file[SmallHdf5.Node + 8] = 0;
        AssertRefused<InvalidDataException>(file, "its heap of 24 bytes has no name at");
    }

    [Fact]
    public void A_continuation_that_refers_to_itself_is_refused()
    {
        // The dataset's first block, and the message in it that names the block.
        var file = SmallHdf5.With(SmallHdf5.Dataset + 24, 8, SmallHdf5.Dataset + 16);
        file.AsSpan(SmallHdf5.Dataset + 32, 8).Clear();
        file[SmallHdf5.Dataset + 32] = 24;
        AssertRefused<InvalidDataException>(file, "form a cycle");
    }

    [Theory]
    [InlineData(1UL, "is at level 1 instead of 0")]
    [InlineData(255UL, "is at level 255 instead of 254")]
    public void A_B_tree_with_a_cycle_is_refused(ulong level, string words)
    {
        var file = SmallHdf5.With(SmallHdf5.Tree + 32, 8, SmallHdf5.Tree);
        file[SmallHdf5.Tree + 5] = (byte)level;
        AssertRefused<InvalidDataException>(file, words);
    }

    [Theory]
    [InlineData(SmallHdf5.Layout + 1, 2UL, "/x is stored in chunks, which isn't supported")]
    [InlineData(SmallHdf5.Layout + 1, 3UL, "/x is stored in other files, which isn't supported")]
    [InlineData(SmallHdf5.Layout, 1UL, "/x has layout class 1 of version 1, which isn't supported")]
    [InlineData(SmallHdf5.Node + 24, 2UL, "it has a soft or an external link")]
    [InlineData(SmallHdf5.Continuation + 4, 2UL, "the dataspace of the object header at byte 1064 is shared")]
    [InlineData(SmallHdf5.Datatype + 1, 0x21UL, "float32")]
    [InlineData(8, 9UL, "its superblock has version 9")]
    [InlineData(13, 4UL, "its addresses have 4 bytes")]
    [InlineData(24, 1UL, "it begins at byte 1, not 0")]
    [InlineData(0, 0UL, "the superblock at byte 0 doesn't begin with its signature")]
    public void An_unsupported_feature_is_refused_by_its_name(int offset, ulong value, string words) =>
        AssertRefused<InvalidDataException>(SmallHdf5.With(offset, 1, value), words);

    [Fact]
    public void A_truncated_file_is_refused()
    {
        var file = SmallHdf5.With();
        for (var length = 0; length < file.Length; length++)
        {
            var error = Record.Exception(() => Read(file[..length]));
            Assert.True(error is InvalidDataException or EndOfStreamException, $"{length}: {error}");
        }

        AssertRefused<EndOfStreamException>(file[..^1], "it has 1223 of 1224 bytes");
    }

    [Fact]
    public void A_changed_byte_gives_other_values_or_an_error_without_much_memory()
    {
        foreach (var change in (byte[])[0x01, 0x10, 0x7F, 0x80, 0xFF])
        {
            for (var i = 0; i < SmallHdf5.With().Length; i++)
            {
                var file = SmallHdf5.With();
                file[i] ^= change;
                var before = GC.GetAllocatedBytesForCurrentThread();
                var error = Record.Exception(() => Read(file));
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxAllocated);
                Assert.True(error is null or InvalidDataException or EndOfStreamException, $"{i} ^ {change}: {error}");
            }
        }
    }

    private static float[] Read(byte[] file) => Hdf5File.Root(file).Dataset("x").Read();

    private static void AssertRefused<T>(byte[] file, string words)
        where T : Exception
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<T>(() => Read(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxAllocated);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }
}
