using Google.Protobuf;

namespace EcgNotebooks.Formats.Onnx;

/// <summary>A property of a model: StringStringEntryProto.</summary>
internal sealed class OnnxEntry : OnnxMessage
{
    /// <summary>Name of the property.</summary>
    public string Key { get; set; } = "";

    /// <summary>Value of the property.</summary>
    public string Value { get; set; } = "";

    protected override bool ReadField(int field, WireFormat.WireType type, CodedInputStream input)
    {
        switch (field, type)
        {
            case (1, WireFormat.WireType.LengthDelimited):
                Key = input.ReadString();
                return true;
            case (2, WireFormat.WireType.LengthDelimited):
                Value = input.ReadString();
                return true;
            default:
                return false;
        }
    }

    protected override void WriteFields(FieldWriter writer)
    {
        writer.Text(1, Key);
        writer.Text(2, Value);
    }
}
