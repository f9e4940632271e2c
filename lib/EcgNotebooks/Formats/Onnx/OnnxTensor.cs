using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Google.Protobuf;

namespace EcgNotebooks.Formats.Onnx;

/// <summary>A constant array: TensorProto of float32 or int64.</summary>
internal sealed class OnnxTensor : OnnxMessage
{
    private const long Float32 = 1;
    private const long Int64 = 7;

    private readonly List<float> _singles = [];
    private readonly List<long> _numbers = [];
    private long _type;
    private ByteString _bytes = ByteString.Empty;
    private bool _isExternal;

    /// <summary>Name by which nodes refer to the array.</summary>
    public string Name { get; set; } = "";

    /// <summary>The shape as the file states it; unchecked, so that nothing may be allocated by it.</summary>
    public List<long> Shape { get; } = [];

    /// <summary>Creates an array of float32.</summary>
    public static OnnxTensor Of(string name, IEnumerable<long> shape, float[] values) =>
        Of(name, shape, Float32, MemoryMarshal.AsBytes<float>(values));

    /// <summary>Creates an array of int64 with one axis.</summary>
    public static OnnxTensor Of(string name, params long[] values) =>
        Of(name, [values.Length], Int64, MemoryMarshal.AsBytes<long>(values));

    /// <summary>Returns the values of an array of float32.</summary>
    /// <exception cref="InvalidDataException">The array has another type, or another number of values than its shape says.</exception>
    public float[] Singles()
    {
        Check(Float32, "float32");
        return Checked(_bytes.Length > 0 ? MemoryMarshal.Cast<byte, float>(_bytes.Span).ToArray() : [.. _singles]);
    }

    /// <summary>Returns the values of an array of int64.</summary>
    /// <inheritdoc cref="Singles"/>
    public long[] Numbers()
    {
        Check(Int64, "int64");
        return Checked(_bytes.Length > 0 ? MemoryMarshal.Cast<byte, long>(_bytes.Span).ToArray() : [.. _numbers]);
    }

    protected override bool ReadField(int field, WireFormat.WireType type, CodedInputStream input)
    {
        switch (field, type)
        {
            case (1, _):
                return input.AddNumbers(type, Shape);
            case (2, WireFormat.WireType.Varint):
                _type = input.ReadInt64();
                return true;
            case (4, _):
                return input.AddSingles(type, _singles);
            case (7, _):
                return input.AddNumbers(type, _numbers);
            case (8, WireFormat.WireType.LengthDelimited):
                Name = input.ReadString();
                return true;
            case (9, WireFormat.WireType.LengthDelimited):
                _bytes = input.ReadBytes();
                return true;
            case (14, WireFormat.WireType.Varint):
                _isExternal = input.ReadInt64() != 0;
                return true;
            default:
                return false;
        }
    }

    protected override void WriteFields(FieldWriter writer)
    {
        writer.Numbers(1, Shape);
        writer.Number(2, _type);
        writer.Text(8, Name);
        writer.Bytes(9, _bytes);
    }

    private static OnnxTensor Of(string name, IEnumerable<long> shape, long type, ReadOnlySpan<byte> values)
    {
        var tensor = new OnnxTensor
        {
            Name = name,
            _type = type,
            _bytes = ByteString.CopyFrom(values),
        };
        tensor.Shape.AddRange(shape);
        return tensor;
    }

    private void Check(long type, string typeName)
    {
        if (_isExternal)
        {
            throw new InvalidDataException($"the values of '{Name}' are in another file; save the model in one file");
        }

        if (_type != type)
        {
            throw new InvalidDataException($"'{Name}' isn't of {typeName}");
        }
    }

    private T[] Checked<T>(T[] values)
    {
        var elementBytes = Unsafe.SizeOf<T>();
        return CountOf(Shape) == values.Length && _bytes.Length % elementBytes == 0
            ? values
            : throw new InvalidDataException(
                $"'{Name}' has {values.Length} values, but the shape [{string.Join(", ", Shape)}]"
            );
    }

    // -1 for shapes that no array can have.
    private static long CountOf(IEnumerable<long> shape)
    {
        var count = 1L;
        foreach (var size in shape)
        {
            if (size < 0 || (size > 0 && count > int.MaxValue / size))
            {
                return -1;
            }

            count *= size;
        }

        return count;
    }
}
