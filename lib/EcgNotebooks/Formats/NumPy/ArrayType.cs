using System.Runtime.InteropServices;

namespace EcgNotebooks.Formats.NumPy;

/// <summary>A number type of the safetensors format.</summary>
internal static class ArrayType
{
    public static string NameOf(Array values) =>
        values switch
        {
            float[] => "F32",
            double[] => "F64",
            long[] => "I64",
            _ => throw new ArgumentException($"{values.GetType()} can't be stored."),
        };

    /// <summary>Bytes per value; 0 for a type that this project doesn't use.</summary>
    public static int SizeOf(string name) =>
        name switch
        {
            "F32" => sizeof(float),
            "F64" or "I64" => sizeof(double),
            _ => 0,
        };

    public static Array Create(string name, int count) =>
        name switch
        {
            "F32" => new float[count],
            "F64" => new double[count],
            _ => new long[count],
        };

    /// <summary>The array's memory, which is the file's layout on every machine that .NET runs on.</summary>
    public static Span<byte> Bytes(Array values) =>
        values switch
        {
            float[] floats => MemoryMarshal.AsBytes(floats.AsSpan()),
            double[] doubles => MemoryMarshal.AsBytes(doubles.AsSpan()),
            _ => MemoryMarshal.AsBytes(((long[])values).AsSpan()),
        };
}
