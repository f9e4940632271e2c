using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using EcgNotebooks.Formats.NumPy;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests the reader of NumPy arrays.</summary>
internal sealed class ArrayTarget : ITarget
{
    private const string File = "a.npy";

    // numpy.array([[0.25, 0.5], [0.75, 1]], "f4").dump(...) with NumPy 1.24.2.
    private const string Dumped =
        "gAJjbnVtcHkuY29yZS5tdWx0aWFycmF5Cl9yZWNvbnN0cnVjdApxAGNudW1weQpuZGFycmF5CnEBSwCFcQJjX2NvZGVjcwplbmNvZGUKcQNYAQAAAGJxBFgGAAAAbGF0aW4xcQWGcQZScQeHcQhScQkoSwFLAksChnEKY251bXB5CmR0eXBlCnELWAIAAABmNHEMiYiHcQ1ScQ4oSwNYAQAAADxxD05OTkr/////Sv////9LAHRxEGKJaANYEgAAAAAAwoA+AAAAPwAAQD8AAMKAP3ERaAWGcRJScRN0cRRiLg==";

    public string Name => "array";

    public string About => "NumPy's .npy files, and the pickles of ndarray.dump";

    public int Share => 20;

    public IReadOnlyList<string> Words { get; } =
    [
        "'descr': '<f4'",
        "'descr': '>i8'",
        "'fortran_order': True",
        "'shape': (9223372036854775807,)",
        "(4294967296, 4294967296)",
        "()",
        "numpy.core.multiarray\n_reconstruct",
        "\u0093NUMPY",
    ];

    public IReadOnlyList<Sample> Samples(string data) =>
        [
            Sample.Of((File, Saved(1, "<f8", "(3,)", MemoryMarshal.AsBytes<double>([0.1, 0.9, 0.5])))),
            Sample.Of((File, Saved(1, "<f4", "(2, 2)", MemoryMarshal.AsBytes<float>([0.25f, 0.5f, 0.75f, 1])))),
            Sample.Of((File, Saved(2, "<i8", "(2,)", MemoryMarshal.AsBytes<long>([0, 1])))),
            Sample.Of((File, Convert.FromBase64String(Dumped))),
        ];

    public void Read(string folder)
    {
        var array = NumPyArray.Read(Path.Combine(folder, File));
        InvariantException.ThrowUnless(
            array.Values.Count == array.Shape.Aggregate(1L, (product, size) => product * size),
            "the number of values differs from the shape"
        );
    }

    // https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
    private static byte[] Saved(byte version, string type, string shape, ReadOnlySpan<byte> values)
    {
        var header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}".PadRight(117) + "\n";
        var length = new byte[version == 1 ? 2 : 4];
        BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)header.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. Encoding.Latin1.GetBytes(header), .. values];
    }
}
