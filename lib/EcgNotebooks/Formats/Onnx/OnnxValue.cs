using Google.Protobuf;

namespace EcgNotebooks.Formats.Onnx;

/// <summary>An input or output of a graph, an array of float32: ValueInfoProto with its TypeProto.</summary>
internal sealed class OnnxValue : OnnxMessage
{
    /// <summary>Name by which nodes refer to the value.</summary>
    public string Name { get; set; } = "";

    /// <summary>Description for people.</summary>
    public string Description { get; set; } = "";

    /// <summary>The type; null if the file doesn't say it.</summary>
    public OnnxType? Type { get; set; }

    protected override bool ReadField(int field, WireFormat.WireType type, CodedInputStream input)
    {
        switch (field, type)
        {
            case (1, WireFormat.WireType.LengthDelimited):
                Name = input.ReadString();
                return true;
            case (2, WireFormat.WireType.LengthDelimited):
                Type = input.Message<OnnxType>();
                return true;
            case (3, WireFormat.WireType.LengthDelimited):
                Description = input.ReadString();
                return true;
            default:
                return false;
        }
    }

    protected override void WriteFields(FieldWriter writer)
    {
        writer.Text(1, Name);
        writer.Message(2, Type);
        writer.Text(3, Description);
    }
}
