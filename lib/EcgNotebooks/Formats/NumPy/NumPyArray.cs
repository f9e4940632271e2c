using EcgNotebooks.Files;

namespace EcgNotebooks.Formats.NumPy;

/// <summary>An array of numbers read from a NumPy file; its values are converted to double.</summary>
/// <remarks>
/// Reads both formats that use the extension .npy: that of <c>numpy.save</c> (versions 1.0 to 3.0 of
/// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html) and the pickle that <c>ndarray.dump</c> writes.
/// No code in the file is executed, and the memory used is bounded by the file's length, whatever its header claims.
/// </remarks>
internal sealed class NumPyArray
{
    private const long MaxBytes = 1L << 30;
    private const int MaxAxes = 32;

    private NumPyArray(IReadOnlyList<long> shape, double[] values) => (Shape, Values) = (shape, values);

    /// <summary>Size of each axis.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The values in C order.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Returns whether the file begins like one of the two formats, as no text in UTF-8 does.</summary>
    /// <exception cref="NumPyArrayException">The file can't be read.</exception>
    public static bool IsIn(string path)
    {
        try
        {
            using var stream = RegularFile.OpenRead(path);
            return stream.ReadByte() is NpyFile.FirstByte or PickledArray.FirstByte;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NumPyArrayException.Unreadable(path, e);
        }
    }

    /// <summary>Reads a file in either format.</summary>
    /// <exception cref="NumPyArrayException">The file can't be read, is damaged, or doesn't hold an array of numbers.</exception>
    public static NumPyArray Read(string path)
    {
        var bytes = Bytes(path);
        return bytes is [PickledArray.FirstByte, ..] ? PickledArray.Read(path, bytes) : NpyFile.Read(path, bytes);
    }

    /// <summary>Creates an array from values in C order.</summary>
    /// <exception cref="NumPyArrayException">The shape doesn't match the number of bytes, or the type isn't supported.</exception>
    internal static NumPyArray Of(string path, string type, IReadOnlyList<long> shape, ReadOnlySpan<byte> bytes)
    {
        var size = NumPyNumbers.SizeOf(type);
        if (size == 0)
        {
            throw NumPyArrayException.Unsupported(path, $"it holds numbers of type '{Shortened(type)}'");
        }

        var (count, text) = (Count(path, shape), $"({string.Join(", ", shape)})");
        return count <= long.MaxValue / size && count * size == bytes.Length
            ? new(shape, NumPyNumbers.ToDoubles(type, bytes))
            : throw NumPyArrayException.Size(
                path,
                text,
                count <= long.MaxValue / size ? count * size : long.MaxValue,
                bytes.Length
            );
    }

    internal static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "...";

    private static long Count(string path, IReadOnlyList<long> shape)
    {
        if (shape.Count > MaxAxes || shape.Any(size => size < 0))
        {
            throw NumPyArrayException.NotAnArray(path, "its shape is invalid");
        }

        try
        {
            return shape.Aggregate(1L, (product, size) => checked(product * size));
        }
        catch (OverflowException)
        {
            return long.MaxValue;
        }
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            using var stream = RegularFile.OpenRead(path);
            if (stream.Length > MaxBytes)
            {
                throw NumPyArrayException.TooLarge(path, stream.Length, MaxBytes);
            }

            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NumPyArrayException.Unreadable(path, e);
        }
    }
}
