using Google.Protobuf;

namespace EcgNotebooks.Formats.Onnx;

/// <summary>The type of a value: TypeProto with its Tensor.</summary>
internal sealed class OnnxType : OnnxMessage
{
    /// <summary>The array's type; null for anything but an array.</summary>
    public OnnxArrayType? Array { get; set; }

    protected override bool ReadField(int field, WireFormat.WireType type, CodedInputStream input)
    {
        if ((field, type) is not (1, WireFormat.WireType.LengthDelimited))
        {
            return false;
        }

        Array = input.Message<OnnxArrayType>();
        return true;
    }

    protected override void WriteFields(FieldWriter writer) => writer.Message(1, Array);
}

/// <summary>The type of an array: TypeProto.Tensor.</summary>
internal sealed class OnnxArrayType : OnnxMessage
{
    /// <summary>Type number of float32.</summary>
    public const long Float32 = 1;

    /// <summary>Type of the elements.</summary>
    public long Element { get; set; } = Float32;

    /// <summary>The shape; null if the file doesn't say it.</summary>
    public OnnxShape? Shape { get; set; }

    protected override bool ReadField(int field, WireFormat.WireType type, CodedInputStream input)
    {
        switch (field, type)
        {
            case (1, WireFormat.WireType.Varint):
                Element = input.ReadInt64();
                return true;
            case (2, WireFormat.WireType.LengthDelimited):
                Shape = input.Message<OnnxShape>();
                return true;
            default:
                return false;
        }
    }

    protected override void WriteFields(FieldWriter writer)
    {
        writer.Number(1, Element);
        writer.Message(2, Shape);
    }
}
