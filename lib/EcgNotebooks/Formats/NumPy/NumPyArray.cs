using EcgNotebooks.Files;

namespace EcgNotebooks.Formats.NumPy;

/// <summary>An array of numbers from a file of NumPy's, widened to double.</summary>
/// <remarks>
/// Both forms that go by the name .npy: that of <c>numpy.save</c> (versions 1.0 to 3.0 of
/// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html), and the pickle that <c>ndarray.dump</c> writes.
/// Nothing of a file is executed, and the memory taken is bounded by the file's length, whatever its header claims.
/// </remarks>
internal sealed class NumPyArray
{
    private const long MostBytes = 1L << 30;
    private const int MostAxes = 32;

    private NumPyArray(IReadOnlyList<long> shape, double[] values) => (Shape, Values) = (shape, values);

    /// <summary>Size of each axis.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The values in C order.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Whether the file begins as one of the two forms does; no text in UTF-8 does.</summary>
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

    /// <summary>Reads a file in either form.</summary>
    /// <exception cref="NumPyArrayException">The file can't be read, is damaged, or holds something else.</exception>
    public static NumPyArray Read(string path)
    {
        var bytes = Bytes(path);
        return bytes is [PickledArray.FirstByte, ..] ? PickledArray.Read(path, bytes) : NpyFile.Read(path, bytes);
    }

    /// <summary>An array of values that lie one after the other in C order.</summary>
    /// <exception cref="NumPyArrayException">The shape doesn't fit the number of bytes, or the type isn't read.</exception>
    internal static NumPyArray Of(string path, string type, IReadOnlyList<long> shape, ReadOnlySpan<byte> bytes)
    {
        var size = NumPyNumbers.SizeOf(type);
        if (size == 0)
        {
            throw NumPyArrayException.Unsupported(path, $"holds numbers of type '{Shown(type)}'");
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

    internal static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "...";

    private static long Count(string path, IReadOnlyList<long> shape)
    {
        if (shape.Count > MostAxes || shape.Any(size => size < 0))
        {
            throw NumPyArrayException.Foreign(path, "its shape can't be");
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
            if (stream.Length > MostBytes)
            {
                throw NumPyArrayException.TooLarge(path, stream.Length, MostBytes);
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
