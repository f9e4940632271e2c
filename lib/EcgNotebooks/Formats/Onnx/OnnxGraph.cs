using Google.Protobuf;

namespace EcgNotebooks.Formats.Onnx;

/// <summary>A graph of operators: GraphProto.</summary>
internal sealed class OnnxGraph : OnnxMessage
{
    /// <summary>Name of the graph.</summary>
    public string Name { get; set; } = "";

    /// <summary>The operators, each after those whose results it takes.</summary>
    public List<OnnxNode> Nodes { get; } = [];

    /// <summary>The constants, above all the weights.</summary>
    public List<OnnxTensor> Constants { get; } = [];

    /// <summary>The inputs; in old files the constants, too.</summary>
    public List<OnnxValue> Inputs { get; } = [];

    /// <summary>The outputs.</summary>
    public List<OnnxValue> Outputs { get; } = [];

    protected override bool ReadField(int field, WireFormat.WireType type, CodedInputStream input)
    {
        switch (field, type)
        {
            case (1, WireFormat.WireType.LengthDelimited):
                return input.Add(Nodes);
            case (2, WireFormat.WireType.LengthDelimited):
                Name = input.ReadString();
                return true;
            case (5, WireFormat.WireType.LengthDelimited):
                return input.Add(Constants);
            case (11, WireFormat.WireType.LengthDelimited):
                return input.Add(Inputs);
            case (12, WireFormat.WireType.LengthDelimited):
                return input.Add(Outputs);
            default:
                return false;
        }
    }

    protected override void WriteFields(FieldWriter writer)
    {
        writer.Messages(1, Nodes);
        writer.Text(2, Name);
        writer.Messages(5, Constants);
        writer.Messages(11, Inputs);
        writer.Messages(12, Outputs);
    }
}
