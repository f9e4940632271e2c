using System.Buffers.Binary;
using System.Text;
using EcgNotebooks.Formats.Safetensors;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Formats.Safetensors;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Written_arrays_and_metadata_are_read_back()
    {
        var path = _folder.File("a.safetensors");
        NamedArray[] arrays =
        [
            new("weights", [2, 3], [1f, 2, 3, float.NaN, -0f, float.MaxValue]),
            new("scalar", [], (long[])[long.MinValue]),
            new("empty", [0, 5], (double[])[]),
            new("doubles", [2], [Math.PI, double.Epsilon]),
        ];
        new SafetensorsFile(arrays, new Dictionary<string, string> { ["näme"] = "\"quoted\"\n" }).Write(path);
        var read = SafetensorsFile.Read(path);
        Assert.Equal("\"quoted\"\n", read.Metadata["näme"]);
        Assert.Equal(arrays.Select(a => a.Name), read.Arrays.Select(a => a.Name));
        Assert.All(arrays.Zip(read.Arrays), a => Assert.Equal(a.First.Shape, a.Second.Shape));
        Assert.All(arrays.Zip(read.Arrays), a => Assert.Equal(a.First.Values, a.Second.Values));
    }

    [Fact]
    public void The_file_has_the_layout_of_the_format()
    {
        var path = _folder.File("a.safetensors");
        new SafetensorsFile([new("x", [2], [1f, -2f])], new Dictionary<string, string>()).Write(path);
        var bytes = File.ReadAllBytes(path);
        var header = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(
            """{"__metadata__":{},"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""",
            Encoding.UTF8.GetString(bytes, 8, header).TrimEnd(' ')
        );
        Assert.Equal(0, header % 8);
        Assert.Equal([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0], bytes[(8 + header)..]);
    }

    [Fact]
    public void Files_of_the_reference_implementation_are_read()
    {
        var file = SafetensorsFile.Read(SharedData.Golden("filters.safetensors"));
        Assert.NotEmpty(file.Arrays);
        Assert.All(file.Arrays, a => Assert.Equal(a.Values.Length, a.Shape.Aggregate(1L, (p, s) => p * s)));
    }

    [Theory]
    [InlineData("""{"x":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "8 bytes for shape [3]")]
    [InlineData("""{"x":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "need 16 bytes, but only 8 follow")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "belong to no array")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "begins at byte 4")]
    [InlineData(
        """{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"y":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""",
        "begins at byte 4"
    )]
    [InlineData("""{"x":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}}""", "type 'F16'")]
    [InlineData("""{"x":{"shape":[4],"data_offsets":[0,8]}}""", "type ''")]
    [InlineData(
        """{"x":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""",
        "shape that isn't a list of whole numbers"
    )]
    [InlineData(
        """{"x":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""",
        "shape that isn't a list of whole numbers"
    )]
    [InlineData("""{"x":{"dtype":"F32","shape":2,"data_offsets":[0,8]}}""", "no shape")]
    [InlineData("""{"x":{"dtype":"F32","shape":[4294967296,4294967296,0],"data_offsets":[0,8]}}""", "too many")]
    [InlineData(
        """{"x":{"dtype":"F32","shape":[9223372036854775807,9223372036854775807],"data_offsets":[0,8]}}""",
        "too many"
    )]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "start and an end offset")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", "start and an end offset")]
    [InlineData(
        """{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"x":{"dtype":"F32","shape":[0],"data_offsets":[8,8]}}""",
        "isn't valid"
    )]
    [InlineData("""{"__metadata__":{"a":1},"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "isn't text")]
    [InlineData("""{"x":5}""", "isn't an object")]
    [InlineData("""[1,2]""", "isn't valid")]
    [InlineData("""{"x":""", "isn't valid")]
    public void An_invalid_header_is_refused(string header, string problem)
    {
        var error = Assert.Throws<ModelFileException>(() =>
            SafetensorsFile.Read(Raw(Encoding.UTF8.GetBytes(header), new byte[8]))
        );
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_that_is_not_UTF_8_is_refused()
    {
        var header = Encoding.Latin1.GetBytes("""{"é":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""");
        Assert.Throws<ModelFileException>(() => SafetensorsFile.Read(Raw(header, new byte[8])));
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(100_000_001)]
    [InlineData(1000)]
    [InlineData(0)]
    public void A_header_length_beyond_the_file_or_the_formats_limit_is_refused(ulong length)
    {
        var path = _folder.File("a.safetensors");
        var bytes = new byte[100];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        File.WriteAllBytes(path, bytes);
        Assert.Throws<ModelFileException>(() => SafetensorsFile.Read(path));
    }

    [Fact]
    public void A_truncated_file_is_refused()
    {
        var path = _folder.File("a.safetensors");
        new SafetensorsFile([new("x", [2], [1f, 2f])], new Dictionary<string, string> { ["a"] = "b" }).Write(path);
        var bytes = File.ReadAllBytes(path);
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(path, bytes[..length]);
            Assert.Throws<ModelFileException>(() => SafetensorsFile.Read(path));
        }
    }

    [Fact]
    public void Two_arrays_with_one_name_are_not_written() =>
        Assert.Throws<ArgumentException>(() =>
            new SafetensorsFile([new("x", [1], [1f]), new("x", [1], [1f])], new Dictionary<string, string>()).Write(
                _folder.File("a.safetensors")
            )
        );

    private string Raw(byte[] header, byte[] data)
    {
        var path = _folder.File("a.safetensors");
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        File.WriteAllBytes(path, [.. length, .. header, .. data]);
        return path;
    }
}
