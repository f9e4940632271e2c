using System.Runtime.InteropServices;
using Google.Protobuf;

namespace EcgNotebooks.Formats.Onnx;

/// <summary>Reads fields that are messages or lists of numbers.</summary>
internal static class FieldReader
{
    /// <summary>Reads a message and adds it to a list.</summary>
    public static bool Add<T>(this CodedInputStream input, List<T> messages)
        where T : OnnxMessage, new()
    {
        messages.Add(input.Message<T>());
        return true;
    }

    /// <summary>Reads a message.</summary>
    public static T Message<T>(this CodedInputStream input)
        where T : OnnxMessage, new()
    {
        var message = new T();
        input.ReadMessage(message);
        return message;
    }

    /// <summary>Adds a whole number, or several that are packed into one field.</summary>
    public static bool AddNumbers(this CodedInputStream input, WireFormat.WireType type, List<long> numbers)
    {
        if (type == WireFormat.WireType.Varint)
        {
            numbers.Add(input.ReadInt64());
            return true;
        }

        if (type != WireFormat.WireType.LengthDelimited)
        {
            return false;
        }

        using var packed = input.ReadBytes().CreateCodedInput();
        while (!packed.IsAtEnd)
        {
            numbers.Add(packed.ReadInt64());
        }

        return true;
    }

    /// <summary>Adds a number of single precision, or several that are packed into one field.</summary>
    public static bool AddSingles(this CodedInputStream input, WireFormat.WireType type, List<float> numbers)
    {
        if (type == WireFormat.WireType.Fixed32)
        {
            numbers.Add(input.ReadFloat());
            return true;
        }

        if (type != WireFormat.WireType.LengthDelimited)
        {
            return false;
        }

        var packed = input.ReadBytes();
        numbers.AddRange(
            packed.Length % sizeof(float) == 0
                ? MemoryMarshal.Cast<byte, float>(packed.Span)
                : throw new InvalidDataException($"{packed.Length} bytes aren't a list of float32")
        );
        return true;
    }
}
