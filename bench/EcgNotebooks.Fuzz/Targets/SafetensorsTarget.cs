using EcgNotebooks.Formats.Safetensors;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests the reader of safetensors files.</summary>
internal sealed class SafetensorsTarget : ITarget
{
    private const string File = "a.safetensors";

    public string Name => "safetensors";

    public string About => "safetensors files with arbitrary arrays";

    public int Share => 15;

    public IReadOnlyList<string> Words { get; } =
    [
        "__metadata__",
        "F32",
        "F64",
        "I64",
        "F16",
        "BOOL",
        "dtype",
        "shape",
        "data_offsets",
        "[0,0]",
        "[2147483648,2147483648]",
    ];

    public IReadOnlyList<Sample> Samples(string data)
    {
        var folder = Path.Combine(data, "safetensors");
        NamedArray[] arrays =
        [
            new("a", [2, 3], [1f, 2, 3, 4, 5, float.NaN]),
            new("b", [], (double[])[double.MaxValue]),
            new("c", [4], (long[])[1, -1, long.MaxValue, long.MinValue]),
            new("empty", [0, 7], (float[])[]),
        ];
        var metadata = new Dictionary<string, string> { ["network"] = "cnn", ["text"] = "\u00e9\n\"" };
        new SafetensorsFile(arrays, metadata).Write(Path.Combine(folder, File));
        return [Sample.OfFolder(folder)];
    }

    public void Read(string folder)
    {
        var file = SafetensorsFile.Read(Path.Combine(folder, File));
        InvariantException.ThrowUnless(
            file.Arrays.All(array =>
                array.Values.Length == array.Shape.Aggregate(1L, (product, size) => product * size)
            ),
            "the number of an array's values differs from its shape"
        );
        var copy = Path.Combine(folder, "copy.safetensors");
        file.Write(copy);
        InvariantException.ThrowUnless(
            SafetensorsFile.Read(copy).Arrays.Count == file.Arrays.Count,
            "the written arrays differ from the read ones"
        );
    }
}
