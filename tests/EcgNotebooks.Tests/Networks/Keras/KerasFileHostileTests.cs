using System.Buffers.Binary;
using System.IO.Compression;
using EcgNotebooks.Formats.Safetensors;
using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Networks.Keras;

/// <summary>.keras files with truncated weights, false sizes, or excessive compression.</summary>
public sealed class KerasFileHostileTests : IDisposable
{
    private const string Weights = "model.weights.h5";
    private readonly byte[] _real = File.ReadAllBytes(SharedData.Golden("keras", "cnn-trained.keras"));
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Truncated_weights_in_a_valid_archive_are_refused()
    {
        var whole = Content(Weights);
        for (var length = whole.Length - 1; length > 0; length -= whole.Length / 50)
        {
            AssertRefused(Zipped(whole[..length], CompressionLevel.NoCompression), "");
        }

        var error = AssertRefused(Zipped(whole[..^1], CompressionLevel.NoCompression), "511095 of 511096 bytes");
        Assert.Contains("copied or downloaded incompletely", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_are_not_HDF5_are_refused_with_a_remedy()
    {
        var error = AssertRefused(
            Zipped([.. Content(Weights).Reverse()], CompressionLevel.NoCompression),
            "model.weights.h5 can't be read: the superblock at byte 0 doesn't begin with its signature"
        );
        Assert.Contains(".keras file", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    [InlineData(int.MaxValue - 511_096)]
    public void An_archive_that_claims_a_larger_size_of_the_weights_is_refused(int more)
    {
        // The uncompressed size is at offset 24 of the central directory header, which has 46 bytes before the name.
        var name = _real.AsSpan().LastIndexOf("model.weights.h5"u8);
        var unpacked = _real.AsSpan(name - 46 + 24, 4);
        Assert.Equal(511_096, BinaryPrimitives.ReadInt32LittleEndian(unpacked));
        BinaryPrimitives.WriteInt32LittleEndian(unpacked, 511_096 + more);
        AssertRefused(_real, "");
    }

    [Fact]
    public void Weights_that_unpack_to_hundreds_of_times_the_file_size_are_refused() =>
        AssertRefused(Zipped(new byte[511_096], CompressionLevel.Optimal), "more than 64 times");

    private ModelFileException AssertRefused(byte[] file, string words)
    {
        var path = _folder.File("hostile.keras");
        File.WriteAllBytes(path, file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(path));

        // The growing buffer needs up to twice the size, and the array once more.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * 511_096 + 1_000_000);
        Assert.Contains(words, error.Problem, StringComparison.Ordinal);
        return error;
    }

    private byte[] Content(string name)
    {
        using var zip = new ZipArchive(new MemoryStream(_real));
        using var entry = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }

    private byte[] Zipped(byte[] weights, CompressionLevel level)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in new[] { ("config.json", Content("config.json")), (Weights, weights) })
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
