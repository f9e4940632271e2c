using System.Buffers.Binary;
using System.Text.Json;

namespace EcgNotebooks.Formats.Safetensors;

/// <summary>Reads the safetensors format from a stream; nothing in it is trusted before it agrees with the stream's length.</summary>
internal sealed class SafetensorsReader
{
    public const string MetadataName = "__metadata__";

    private readonly Stream _stream;
    private readonly string _path;

    private SafetensorsReader(Stream stream, string path) => (_stream, _path) = (stream, path);

    public static SafetensorsFile Read(Stream stream, string path) => new SafetensorsReader(stream, path).Read();

    /// <summary>Reads the metadata alone, from the header; the arrays are neither read nor checked.</summary>
    public static IReadOnlyDictionary<string, string> ReadMetadata(Stream stream, string path)
    {
        var reader = new SafetensorsReader(stream, path);
        using var header = reader.ReadHeader();
        return reader.Metadata(header.RootElement);
    }

    private SafetensorsFile Read()
    {
        using var header = ReadHeader();
        var entries = header
            .RootElement.EnumerateObject()
            .Where(property => !property.NameEquals(MetadataName))
            .Select(property => ParseEntry(property.Name, property.Value))
            .ToList();
        var metadata = Metadata(header.RootElement);
        entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        CheckContiguous(entries);
        return new([.. entries.Select(ReadValues)], metadata);
    }

    private JsonDocument ReadHeader()
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        if (_stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
        {
            throw ModelFileException.Truncated(_path, "it has fewer than 8 bytes");
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length is < 2 or > SafetensorsFile.MaxHeaderBytes)
        {
            throw ModelFileException.Foreign(
                _path,
                "not a safetensors file: its first 8 bytes don't give the length of a header"
            );
        }

        if ((long)length > _stream.Length - prefix.Length)
        {
            throw ModelFileException.Truncated(
                _path,
                $"its header should have {length} bytes, but the file has only {_stream.Length}"
            );
        }

        var bytes = new byte[length];
        _stream.ReadExactly(bytes);
        return ParseHeader(bytes);
    }

    private JsonDocument ParseHeader(byte[] bytes)
    {
        try
        {
            var header = StrictJson.Parse(bytes);
            return header.RootElement.ValueKind == JsonValueKind.Object
                ? header
                : throw new JsonException("not an object");
        }
        catch (JsonException e)
        {
            throw ModelFileException.Foreign(_path, $"not a safetensors file: its header isn't valid ({e.Message})", e);
        }
    }

    private Dictionary<string, string> Metadata(JsonElement header)
    {
        var metadata = new Dictionary<string, string>();
        if (!header.TryGetProperty(MetadataName, out var element))
        {
            return metadata;
        }

        Check(element.ValueKind == JsonValueKind.Object, MetadataName, "isn't an object");
        foreach (var property in element.EnumerateObject())
        {
            Check(property.Value.ValueKind == JsonValueKind.String, MetadataName, $"{property.Name} isn't text");
            metadata.Add(property.Name, property.Value.GetString()!);
        }

        return metadata;
    }

    private Entry ParseEntry(string name, JsonElement element)
    {
        Check(element.ValueKind == JsonValueKind.Object, name, "isn't an object");
        var type =
            element.TryGetProperty("dtype", out var dtype) && dtype.ValueKind == JsonValueKind.String
                ? dtype.GetString()!
                : "";
        var size = ArrayType.SizeOf(type);
        Check(size > 0, name, $"has the type '{type}'; supported are F32, F64 and I64");
        var shape = Numbers(name, element, "shape");
        var offsets = Numbers(name, element, "data_offsets");
        Check(offsets.Length == 2 && offsets[0] <= offsets[1], name, "doesn't have a start and an end offset");
        var count = Count(name, shape);
        Check(
            offsets[1] - offsets[0] == (Int128)count * size,
            name,
            $"has {offsets[1] - offsets[0]} bytes for shape [{string.Join(", ", shape)}] of {type}"
        );
        return new(name, type, shape, count, offsets[0], offsets[1]);
    }

    private int Count(string name, long[] shape)
    {
        var count = (Int128)1;
        foreach (var axis in shape)
        {
            // Stopping at the limit keeps the product far from overflowing.
            count *= axis;
            Check(count <= Array.MaxLength, name, $"has too many values: shape [{string.Join(", ", shape)}]");
        }

        return (int)count;
    }

    private long[] Numbers(string name, JsonElement element, string property)
    {
        Check(
            element.TryGetProperty(property, out var array) && array.ValueKind == JsonValueKind.Array,
            name,
            $"has no {property}"
        );
        var numbers = new List<long>();
        foreach (var item in array.EnumerateArray())
        {
            var number = -1L;
            Check(
                item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out number) && number >= 0,
                name,
                $"has a {property} that isn't a list of whole numbers"
            );
            numbers.Add(number);
        }

        return [.. numbers];
    }

    private void CheckContiguous(List<Entry> entries)
    {
        var available = _stream.Length - _stream.Position;
        var expected = 0L;
        foreach (var entry in entries)
        {
            Check(
                entry.Begin == expected,
                entry.Name,
                $"begins at byte {entry.Begin}, not where the previous array ends ({expected})"
            );
            expected = entry.End;
        }

        if (expected > available)
        {
            throw ModelFileException.Truncated(
                _path,
                $"its arrays need {expected} bytes, but only {available} follow the header"
            );
        }

        if (expected < available)
        {
            throw ModelFileException.Foreign(_path, $"{available - expected} bytes belong to no array");
        }
    }

    private NamedArray ReadValues(Entry entry)
    {
        var values = ArrayType.Create(entry.Type, entry.Count);
        _stream.ReadExactly(ArrayType.Bytes(values));
        return NamedArray.Create(entry.Name, entry.Shape, values);
    }

    private void Check(bool condition, string name, string problem)
    {
        if (!condition)
        {
            throw ModelFileException.Foreign(_path, $"'{name}' {problem}");
        }
    }

    private sealed record Entry(string Name, string Type, long[] Shape, int Count, long Begin, long End);
}
