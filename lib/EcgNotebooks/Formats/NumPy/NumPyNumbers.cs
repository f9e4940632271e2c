using System.Buffers.Binary;

namespace EcgNotebooks.Formats.NumPy;

/// <summary>Decodes little-endian numbers by NumPy's type codes.</summary>
internal static class NumPyNumbers
{
    private const string Float32 = "<f4";
    private const string Float64 = "<f8";
    private const string Int64 = "<i8";
    private const string Bool = "|b1";

    /// <summary>Returns the bytes per number, or 0 for a type that isn't supported.</summary>
    public static int SizeOf(string type) =>
        type switch
        {
            Float32 => 4,
            Float64 or Int64 => 8,
            Bool => 1,
            _ => 0,
        };

    /// <summary>Converts numbers of a supported type to doubles.</summary>
    public static double[] ToDoubles(string type, ReadOnlySpan<byte> bytes)
    {
        var size = SizeOf(type);
        var values = new double[bytes.Length / size];
        for (var i = 0; i < values.Length; i++)
        {
            var number = bytes.Slice(i * size, size);
            values[i] = type switch
            {
                Float32 => BinaryPrimitives.ReadSingleLittleEndian(number),
                Float64 => BinaryPrimitives.ReadDoubleLittleEndian(number),
                Int64 => BinaryPrimitives.ReadInt64LittleEndian(number),
                _ => number[0] == 0 ? 0 : 1,
            };
        }

        return values;
    }
}
