using System.IO.Compression;
using EcgNotebooks.Networks.ModelFiles;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests the reader of .keras files: with mutated zip archives, and with mutated parts in a valid zip archive.</summary>
internal sealed class KerasTarget : ITarget
{
    private const string File = "model.keras";

    public string Name => "keras";

    public string About => "networks in .keras files, with mutated parts or a mutated zip archive";

    public int Share => 8;

    public IReadOnlyList<string> Words { get; } =
    [
        "Sequential",
        "InputLayer",
        "batch_shape",
        "batch_input_shape",
        "registered_name",
        "channels_first",
        "_layer_checkpoint_dependencies",
        "[null, 20, 1]",
        "[null, 2147483647, 1]",
        "config.json",
        "model.weights.h5",
        "OHDR",
        "OCHK",
        "FRHP",
        "BTHD",
        "TREE",
        "SNOD",
        "HEAP",
        "GCOL",
    ];

    public IReadOnlyList<Sample> Samples(string data)
    {
        var (config, weights) = KerasSamples.Parts(Path.Combine(data, "keras"));
        var (oldConfig, oldWeights) = KerasSamples.OldParts(Path.Combine(data, "keras2"));
        var (names, contents) = ((string[])["config.json", "model.weights.h5"], (byte[][])[config, weights]);
        return
        [
            Sample.Of([.. names.Zip(contents)]),
            Sample.Of([.. names.Zip((byte[][])[oldConfig, oldWeights])]),
            Sample.Of((File, Zipped([.. names.Zip(contents)], CompressionLevel.NoCompression))),
            Sample.Of((File, Zipped([.. names.Zip(contents)], CompressionLevel.Fastest))),
            .. KerasSamples.Real().Select(parts => Sample.Of([.. names.Zip(parts)])),
        ];
    }

    public void Read(string folder)
    {
        var file = Path.Combine(folder, File);
        if (!System.IO.File.Exists(file))
        {
            var parts = Directory
                .EnumerateFiles(folder)
                .Select(path => (Path.GetFileName(path), System.IO.File.ReadAllBytes(path)));
            System.IO.File.WriteAllBytes(file, Zipped([.. parts], CompressionLevel.NoCompression));
        }

        using var network = ModelFile.Load(file).Network;
    }

    private static byte[] Zipped(IReadOnlyList<(string Name, byte[] Content)> parts, CompressionLevel level)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
