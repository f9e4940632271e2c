using Google.Protobuf;

namespace EcgNotebooks.Formats.Onnx;

/// <summary>The content of an ONNX file: ModelProto.</summary>
internal sealed class OnnxModel : OnnxMessage
{
    private const string StandardDomain = "ai.onnx";

    /// <summary>Version of the format.</summary>
    public long FormatVersion { get; set; }

    /// <summary>The program that wrote the file.</summary>
    public string Producer { get; set; } = "";

    /// <summary>Version of that program.</summary>
    public string ProducerVersion { get; set; } = "";

    /// <summary>Description for people.</summary>
    public string Description { get; set; } = "";

    /// <summary>The graph; null if the file has none.</summary>
    public OnnxGraph? Graph { get; set; }

    /// <summary>Versions of the operators.</summary>
    public List<OnnxOperatorSet> OperatorSets { get; } = [];

    /// <summary>Properties in file order.</summary>
    public List<OnnxEntry> Properties { get; } = [];

    /// <summary>Version of ONNX's own operators; null if the file doesn't say it.</summary>
    public long? OperatorSet =>
        OperatorSets.Find(set => set.Domain.Length == 0 || set.Domain == StandardDomain)?.Version;

    protected override bool ReadField(int field, WireFormat.WireType type, CodedInputStream input)
    {
        switch (field, type)
        {
            case (1, WireFormat.WireType.Varint):
                FormatVersion = input.ReadInt64();
                return true;
            case (2, WireFormat.WireType.LengthDelimited):
                Producer = input.ReadString();
                return true;
            case (3, WireFormat.WireType.LengthDelimited):
                ProducerVersion = input.ReadString();
                return true;
            case (6, WireFormat.WireType.LengthDelimited):
                Description = input.ReadString();
                return true;
            case (7, WireFormat.WireType.LengthDelimited):
                Graph = input.Message<OnnxGraph>();
                return true;
            case (8, WireFormat.WireType.LengthDelimited):
                return input.Add(OperatorSets);
            case (14, WireFormat.WireType.LengthDelimited):
                return input.Add(Properties);
            default:
                return false;
        }
    }

    protected override void WriteFields(FieldWriter writer)
    {
        writer.Number(1, FormatVersion);
        writer.Text(2, Producer);
        writer.Text(3, ProducerVersion);
        writer.Text(6, Description);
        writer.Message(7, Graph);
        writer.Messages(8, OperatorSets);
        writer.Messages(14, Properties);
    }
}
