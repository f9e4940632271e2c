using Google.Protobuf;

namespace EcgNotebooks.Formats.Onnx;

/// <summary>The version of a set of operators that a model uses: OperatorSetIdProto.</summary>
internal sealed class OnnxOperatorSet : OnnxMessage
{
    /// <summary>Name of the set; empty, or ai.onnx, for ONNX's own operators.</summary>
    public string Domain { get; set; } = "";

    /// <summary>Version of the set.</summary>
    public long Version { get; set; }

    protected override bool ReadField(int field, WireFormat.WireType type, CodedInputStream input)
    {
        switch (field, type)
        {
            case (1, WireFormat.WireType.LengthDelimited):
                Domain = input.ReadString();
                return true;
            case (2, WireFormat.WireType.Varint):
                Version = input.ReadInt64();
                return true;
            default:
                return false;
        }
    }

    protected override void WriteFields(FieldWriter writer)
    {
        writer.Text(1, Domain);
        writer.Number(2, Version);
    }
}
