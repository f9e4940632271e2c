using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EcgNotebooks.Formats.NumPy;

/// <summary>The form of <c>numpy.save</c>: magic, version, a header that is a Python dictionary, then the numbers.</summary>
internal static partial class NpyFile
{
    public const byte FirstByte = 0x93;

    // NumPy's own bound.
    private const uint LongestHeader = 10_000;

    private static ReadOnlySpan<byte> Magic => [FirstByte, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    public static NumPyArray Read(string path, byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith(Magic))
        {
            throw NumPyArrayException.Foreign(path, "it doesn't begin like a .npy file");
        }

        var (start, length) = HeaderPlace(path, bytes);
        var header = Encoding.UTF8.GetString(bytes, start, length);
        var (type, order, shape) = (Type().Match(header), Order().Match(header), Shape().Match(header));
        if (!type.Success || !order.Success || !shape.Success)
        {
            throw NumPyArrayException.Foreign(path, $"its header is '{NumPyArray.Shown(header)}'");
        }

        return order.Groups[1].Value == "False"
            ? NumPyArray.Of(
                path,
                type.Groups[1].Value,
                Sizes(path, shape.Groups[1].Value),
                bytes.AsSpan(start + length)
            )
            : throw NumPyArrayException.Unsupported(path, "is in Fortran order");
    }

    private static (int Start, int Length) HeaderPlace(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 12)
        {
            throw NumPyArrayException.Truncated(path);
        }

        var (major, minor) = (bytes[6], bytes[7]);
        if (major is < 1 or > 3 || minor != 0)
        {
            throw NumPyArrayException.Unsupported(path, $"has version {major}.{minor}");
        }

        var (start, length) =
            major == 1
                ? (10, BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]))
                : (12, BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]));
        return length > LongestHeader ? throw NumPyArrayException.Foreign(path, $"its header has {length:N0} bytes")
            : length > bytes.Length - start ? throw NumPyArrayException.Truncated(path)
            : (start, (int)length);
    }

    private static long[] Sizes(string path, string text) =>
        [
            .. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(size =>
                    long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                        ? value
                        : throw NumPyArrayException.Foreign(path, "its shape can't be")
                ),
        ];

    [GeneratedRegex(@"'descr'\s*:\s*'([^']*)'")]
    private static partial Regex Type();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(True|False)")]
    private static partial Regex Order();

    [GeneratedRegex(@"'shape'\s*:\s*\(([\d,\s]*)\)")]
    private static partial Regex Shape();
}
