using Google.Protobuf;

namespace EcgNotebooks.Formats.Onnx;

/// <summary>The shape of a value: TensorShapeProto.</summary>
internal sealed class OnnxShape : OnnxMessage
{
    /// <summary>The axes.</summary>
    public List<OnnxAxis> Axes { get; } = [];

    protected override bool ReadField(int field, WireFormat.WireType type, CodedInputStream input) =>
        (field, type) is (1, WireFormat.WireType.LengthDelimited) && input.Add(Axes);

    protected override void WriteFields(FieldWriter writer) => writer.Messages(1, Axes);
}

/// <summary>One axis of a shape: TensorShapeProto.Dimension.</summary>
internal sealed class OnnxAxis : OnnxMessage
{
    /// <summary>The size; null where it may vary.</summary>
    public long? Size { get; set; }

    /// <summary>Name of a size that may vary.</summary>
    public string Name { get; set; } = "";

    protected override bool ReadField(int field, WireFormat.WireType type, CodedInputStream input)
    {
        switch (field, type)
        {
            case (1, WireFormat.WireType.Varint):
                Size = input.ReadInt64();
                return true;
            case (2, WireFormat.WireType.LengthDelimited):
                Name = input.ReadString();
                return true;
            default:
                return false;
        }
    }

    protected override void WriteFields(FieldWriter writer)
    {
        if (Size is { } size)
        {
            writer.Number(1, size);
        }

        writer.Text(2, Name);
    }
}
