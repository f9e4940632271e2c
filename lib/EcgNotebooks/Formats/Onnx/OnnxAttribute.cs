using Google.Protobuf;

namespace EcgNotebooks.Formats.Onnx;

/// <summary>An option of an operator: AttributeProto, as far as the operators of the networks have options.</summary>
internal sealed class OnnxAttribute : OnnxMessage
{
    private const long SingleType = 1;
    private const long NumberType = 2;
    private const long TextType = 3;
    private const long NumbersType = 7;

    private long _type;

    /// <summary>Name of the option.</summary>
    public string Name { get; set; } = "";

    /// <summary>The value, if it is a number of single precision.</summary>
    public float Single { get; private set; }

    /// <summary>The value, if it is a whole number.</summary>
    public long Number { get; private set; }

    /// <summary>The value, if it is text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The value, if it is a tensor.</summary>
    public OnnxTensor? Tensor { get; private set; }

    /// <summary>The values, if they are whole numbers.</summary>
    public List<long> Numbers { get; } = [];

    /// <summary>The values, if they are texts.</summary>
    public List<string> Texts { get; } = [];

    public static OnnxAttribute Of(string name, float value) =>
        new()
        {
            Name = name,
            Single = value,
            _type = SingleType,
        };

    public static OnnxAttribute Of(string name, long value) =>
        new()
        {
            Name = name,
            Number = value,
            _type = NumberType,
        };

    public static OnnxAttribute Of(string name, params long[] values)
    {
        var attribute = new OnnxAttribute { Name = name, _type = NumbersType };
        attribute.Numbers.AddRange(values);
        return attribute;
    }

    public static OnnxAttribute Of(string name, string value) =>
        new()
        {
            Name = name,
            Text = value,
            _type = TextType,
        };

    protected override bool ReadField(int field, WireFormat.WireType type, CodedInputStream input)
    {
        switch (field, type)
        {
            case (1, WireFormat.WireType.LengthDelimited):
                Name = input.ReadString();
                return true;
            case (2, WireFormat.WireType.Fixed32):
                Single = input.ReadFloat();
                return true;
            case (3, WireFormat.WireType.Varint):
                Number = input.ReadInt64();
                return true;
            case (4, WireFormat.WireType.LengthDelimited):
                Text = input.ReadBytes().ToStringUtf8();
                return true;
            case (5, WireFormat.WireType.LengthDelimited):
                Tensor = input.Message<OnnxTensor>();
                return true;
            case (8, _):
                return input.AddNumbers(type, Numbers);
            case (9, WireFormat.WireType.LengthDelimited):
                Texts.Add(input.ReadBytes().ToStringUtf8());
                return true;
            case (20, WireFormat.WireType.Varint):
                _type = input.ReadInt64();
                return true;
            default:
                return false;
        }
    }

    protected override void WriteFields(FieldWriter writer)
    {
        writer.Text(1, Name);
        switch (_type)
        {
            case SingleType:
                writer.Single(2, Single);
                break;
            case NumberType:
                writer.Number(3, Number);
                break;
            case TextType:
                writer.Text(4, Text);
                break;
            case NumbersType:
                writer.Numbers(8, Numbers);
                break;
            default:
                throw new NotSupportedException($"Attributes of the type {_type} are read only.");
        }

        writer.Number(20, _type);
    }
}
