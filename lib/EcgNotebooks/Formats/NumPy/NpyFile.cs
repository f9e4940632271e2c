using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EcgNotebooks.Formats.NumPy;

/// <summary>Reads the format of <c>numpy.save</c>: magic bytes, version, a header that is a Python dictionary, then the numbers.</summary>
internal static partial class NpyFile
{
    public const byte FirstByte = 0x93;

    // NumPy has the same limit.
    private const uint MaxHeaderBytes = 10_000;

    private static ReadOnlySpan<byte> Magic => [FirstByte, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    public static NumPyArray Read(string path, byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith(Magic))
        {
            throw NumPyArrayException.NotAnArray(path, "it doesn't begin like an .npy file");
        }

        var (start, length) = HeaderRange(path, bytes);
        var header = Encoding.UTF8.GetString(bytes, start, length);
        var (type, order, shape) = (Type().Match(header), Order().Match(header), Shape().Match(header));
        if (!type.Success || !order.Success || !shape.Success)
        {
            throw NumPyArrayException.NotAnArray(path, $"its header is '{NumPyArray.Shortened(header)}'");
        }

        return order.Groups[1].Value == "False"
            ? NumPyArray.Of(
                path,
                type.Groups[1].Value,
                Sizes(path, shape.Groups[1].Value),
                bytes.AsSpan(start + length)
            )
            : throw NumPyArrayException.Unsupported(path, "it is in Fortran order");
    }

    private static (int Start, int Length) HeaderRange(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 12)
        {
            throw NumPyArrayException.Truncated(path);
        }

        var (major, minor) = (bytes[6], bytes[7]);
        if (major is < 1 or > 3 || minor != 0)
        {
            throw NumPyArrayException.Unsupported(path, $"it has version {major}.{minor} of the .npy format");
        }

        var (start, length) =
            major == 1
                ? (10, BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]))
                : (12, BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]));
        return length > MaxHeaderBytes ? throw NumPyArrayException.NotAnArray(path, $"its header has {length:N0} bytes")
            : length > bytes.Length - start ? throw NumPyArrayException.Truncated(path)
            : (start, (int)length);
    }

    private static long[] Sizes(string path, string text) =>
        [
            .. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(size =>
                    long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                        ? value
                        : throw NumPyArrayException.NotAnArray(path, "its shape is invalid")
                ),
        ];

    [GeneratedRegex(@"'descr'\s*:\s*'([^']*)'")]
    private static partial Regex Type();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(True|False)")]
    private static partial Regex Order();

    [GeneratedRegex(@"'shape'\s*:\s*\(([\d,\s]*)\)")]
    private static partial Regex Shape();
}
