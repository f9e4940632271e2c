namespace EcgNotebooks.Formats.Hdf5;

/// <summary>Parses the message with the type of a dataset's elements.</summary>
internal static class Hdf5Datatype
{
    private const int FloatingPoint = 1;

    // Little-endian, the mantissa's highest bit implied, the sign in bit 31; bits 1 to 3 tell how padding bits are set.
    private const uint Ieee = 0x1F20;
    private const uint Padding = 0x0E;

    /// <summary>Returns whether the elements are little-endian IEEE 754 numbers of 32 bits.</summary>
    /// <exception cref="InvalidDataException">The message is too short.</exception>
    public static bool IsFloat32(Hdf5Cursor fields)
    {
        var classAndBits = fields.UInt32();
        return (classAndBits & 0xF) == FloatingPoint
            && (classAndBits >> 8 & ~Padding) == Ieee
            && fields.UInt32() == sizeof(float)
            && (fields.UInt16(), fields.UInt16()) == (0, 32) // offset and precision in bits
            && (fields.Byte(), fields.Byte()) == (23, 8) // the exponent's first bit and size
            && (fields.Byte(), fields.Byte()) == (0, 23) // the mantissa's
            && fields.UInt32() == 127; // the exponent's bias
    }
}
