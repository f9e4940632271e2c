using System.Buffers.Binary;
using System.Text.Json;

namespace EcgNotebooks.Formats.Safetensors;

/// <summary>Writes the safetensors format to a stream.</summary>
internal static class SafetensorsWriter
{
    public static void Write(Stream stream, SafetensorsFile file)
    {
        var header = Header(file);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var array in file.Arrays)
        {
            stream.Write(ArrayType.Bytes(array.Values));
        }
    }

    private static byte[] Header(SafetensorsFile file)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafetensorsReader.MetadataName);
            foreach (var (name, text) in file.Metadata)
            {
                json.WriteString(name, text);
            }

            json.WriteEndObject();
            WriteArrays(json, file.Arrays);
            json.WriteEndObject();
        }

        // The values start at a multiple of 8 bytes, as in the files of the format's reference implementation.
        while (buffer.Length % sizeof(ulong) != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        return buffer.ToArray();
    }

    private static void WriteArrays(Utf8JsonWriter json, IReadOnlyList<NamedArray> arrays)
    {
        var names = new HashSet<string> { SafetensorsReader.MetadataName };
        var offset = 0L;
        foreach (var array in arrays)
        {
            if (!names.Add(array.Name))
            {
                throw new ArgumentException($"Two arrays are named {array.Name}.");
            }

            json.WriteStartObject(array.Name);
            json.WriteString("dtype", ArrayType.NameOf(array.Values));
            WriteNumbers(json, "shape", array.Shape);
            WriteNumbers(json, "data_offsets", [offset, offset += ArrayType.Bytes(array.Values).Length]);
            json.WriteEndObject();
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
