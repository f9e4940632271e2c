using Google.Protobuf;

namespace EcgNotebooks.Formats.Onnx;

/// <summary>Writes the fields of a message, or only adds up their sizes, so that each message lists its fields once.</summary>
/// <param name="output">The destination; null to compute <see cref="Size"/> alone.</param>
internal sealed class FieldWriter(CodedOutputStream? output)
{
    /// <summary>Number of bytes of the fields so far.</summary>
    public int Size { get; private set; }

    /// <summary>Writes a whole number.</summary>
    public void Number(int field, long value) =>
        Write(field, WireFormat.WireType.Varint, CodedOutputStream.ComputeInt64Size(value), o => o.WriteInt64(value));

    /// <summary>Writes a number of single precision.</summary>
    public void Single(int field, float value) =>
        Write(field, WireFormat.WireType.Fixed32, sizeof(float), o => o.WriteFloat(value));

    /// <summary>Writes text; nothing where it is empty.</summary>
    public void Text(int field, string value)
    {
        if (value.Length > 0)
        {
            TextOrEmpty(field, value);
        }
    }

    /// <summary>Writes an element of a list of texts, which may be empty.</summary>
    public void TextOrEmpty(int field, string value) =>
        Write(
            field,
            WireFormat.WireType.LengthDelimited,
            CodedOutputStream.ComputeStringSize(value),
            o => o.WriteString(value)
        );

    /// <summary>Writes bytes.</summary>
    public void Bytes(int field, ByteString value) =>
        Write(
            field,
            WireFormat.WireType.LengthDelimited,
            CodedOutputStream.ComputeBytesSize(value),
            o => o.WriteBytes(value)
        );

    /// <summary>Writes whole numbers, each as a field of its own, which every reader understands.</summary>
    public void Numbers(int field, IEnumerable<long> values)
    {
        foreach (var value in values)
        {
            Number(field, value);
        }
    }

    /// <summary>Writes messages.</summary>
    public void Messages(int field, IEnumerable<OnnxMessage> values)
    {
        foreach (var value in values)
        {
            Message(field, value);
        }
    }

    /// <summary>Writes a message; nothing where it is null.</summary>
    public void Message(int field, OnnxMessage? value)
    {
        if (value is null)
        {
            return;
        }

        var size = value.CalculateSize();
        Write(
            field,
            WireFormat.WireType.LengthDelimited,
            checked(CodedOutputStream.ComputeLengthSize(size) + size),
            o =>
            {
                o.WriteLength(size);
                value.WriteTo(o);
            }
        );
    }

    private void Write(int field, WireFormat.WireType type, int size, Action<CodedOutputStream> value)
    {
        Size = checked(Size + CodedOutputStream.ComputeTagSize(field) + size);
        if (output is not null)
        {
            output.WriteTag(field, type);
            value(output);
        }
    }
}
