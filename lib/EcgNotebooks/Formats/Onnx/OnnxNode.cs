using Google.Protobuf;

namespace EcgNotebooks.Formats.Onnx;

/// <summary>One operator of a graph: NodeProto.</summary>
internal sealed class OnnxNode : OnnxMessage
{
    /// <summary>Names of the values that the operator takes; empty where an optional one is left out.</summary>
    public List<string> Inputs { get; } = [];

    /// <summary>Names of the values that it gives.</summary>
    public List<string> Outputs { get; } = [];

    /// <summary>Name of the node, for people.</summary>
    public string Name { get; set; } = "";

    /// <summary>The operator, such as Conv.</summary>
    public string Operator { get; set; } = "";

    /// <summary>The set of operators; empty for ONNX's own.</summary>
    public string Domain { get; set; } = "";

    /// <summary>Options of the operator.</summary>
    public List<OnnxAttribute> Attributes { get; } = [];

    /// <summary>Returns an option; null if it is left out.</summary>
    public OnnxAttribute? Attribute(string name) => Attributes.Find(attribute => attribute.Name == name);

    /// <summary>Returns the name of an input; empty if it is left out.</summary>
    public string Input(int index) => index < Inputs.Count ? Inputs[index] : "";

    protected override bool ReadField(int field, WireFormat.WireType type, CodedInputStream input)
    {
        switch (field, type)
        {
            case (1, WireFormat.WireType.LengthDelimited):
                Inputs.Add(input.ReadString());
                return true;
            case (2, WireFormat.WireType.LengthDelimited):
                Outputs.Add(input.ReadString());
                return true;
            case (3, WireFormat.WireType.LengthDelimited):
                Name = input.ReadString();
                return true;
            case (4, WireFormat.WireType.LengthDelimited):
                Operator = input.ReadString();
                return true;
            case (5, WireFormat.WireType.LengthDelimited):
                return input.Add(Attributes);
            case (7, WireFormat.WireType.LengthDelimited):
                Domain = input.ReadString();
                return true;
            default:
                return false;
        }
    }

    protected override void WriteFields(FieldWriter writer)
    {
        Inputs.ForEach(name => writer.TextOrEmpty(1, name));
        Outputs.ForEach(name => writer.TextOrEmpty(2, name));
        writer.Text(3, Name);
        writer.Text(4, Operator);
        writer.Messages(5, Attributes);
        writer.Text(7, Domain);
    }
}
