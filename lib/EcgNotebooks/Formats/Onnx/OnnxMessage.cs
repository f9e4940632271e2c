using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace EcgNotebooks.Formats.Onnx;

/// <summary>A message of the ONNX format in the encoding of Protocol Buffers; fields that this project doesn't use are skipped.</summary>
/// <remarks>
/// The numbers of the fields are those of onnx.proto (https://github.com/onnx/onnx, Apache-2.0). The ten messages that the two
/// networks need are written out here, because the code that protoc generates for the whole format has 10,000 lines.
/// </remarks>
internal abstract class OnnxMessage : IMessage
{
    MessageDescriptor IMessage.Descriptor =>
        throw new NotSupportedException("The messages of ONNX are read and written without reflection.");

    /// <summary>Returns the number of bytes that <see cref="WriteTo"/> writes.</summary>
    public int CalculateSize()
    {
        var sizes = new FieldWriter(null);
        WriteFields(sizes);
        return sizes.Size;
    }

    /// <summary>Writes all fields.</summary>
    public void WriteTo(CodedOutputStream output) => WriteFields(new FieldWriter(output));

    /// <summary>Reads fields up to the end of the message.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes aren't a message, or they end too early.</exception>
    public void MergeFrom(CodedInputStream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        for (uint tag; (tag = input.ReadTag()) != 0; )
        {
            if (!ReadField(WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag), input))
            {
                input.SkipLastField();
            }
        }
    }

    /// <summary>Reads the value of one field; returns false, without reading, for a field that isn't used.</summary>
    protected abstract bool ReadField(int field, WireFormat.WireType type, CodedInputStream input);

    /// <summary>Writes the fields, or adds up their sizes.</summary>
    protected abstract void WriteFields(FieldWriter writer);
}
