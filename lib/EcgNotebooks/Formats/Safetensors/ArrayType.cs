using System.Runtime.InteropServices;

namespace EcgNotebooks.Formats.Safetensors;

/// <summary>Maps the number types of the safetensors format to .NET arrays.</summary>
internal static class ArrayType
{
    /// <summary>Returns the format's name for the type of an array's values.</summary>
    public static string NameOf(Array values) =>
        values switch
        {
            float[] => "F32",
            double[] => "F64",
            long[] => "I64",
            _ => throw new ArgumentException($"{values.GetType()} can't be stored; use float[], double[] or long[]."),
        };

    /// <summary>Returns the bytes per value, or 0 for a type that isn't supported.</summary>
    public static int SizeOf(string name) =>
        name switch
        {
            "F32" => sizeof(float),
            "F64" or "I64" => sizeof(double),
            _ => 0,
        };

    /// <summary>Creates an array of a supported type.</summary>
    public static Array Create(string name, int count) =>
        name switch
        {
            "F32" => new float[count],
            "F64" => new double[count],
            _ => new long[count],
        };

    /// <summary>Returns the array's memory, which has the file's layout on every little-endian machine.</summary>
    public static Span<byte> Bytes(Array values) =>
        values switch
        {
            float[] floats => MemoryMarshal.AsBytes(floats.AsSpan()),
            double[] doubles => MemoryMarshal.AsBytes(doubles.AsSpan()),
            _ => MemoryMarshal.AsBytes(((long[])values).AsSpan()),
        };
}
