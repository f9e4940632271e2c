using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcgNotebooks.Files;
using EcgNotebooks.Networks;
using EcgNotebooks.Networks.Keras;
using PureHDF;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Creates the two parts of a .keras file: config.json and model.weights.h5.</summary>
internal static class KerasSamples
{
    /// <summary>Creates the parts of a small CNN in the form of Keras 3.</summary>
    public static (byte[] Config, byte[] Weights) Parts(string folder) => Parts(folder, "layers", 1, "batch_shape");

    /// <summary>Creates the parts of a small CNN in the form of Keras 2.13.</summary>
    public static (byte[] Config, byte[] Weights) OldParts(string folder) =>
        Parts(folder, "_layer_checkpoint_dependencies", 2, "batch_input_shape");

    private static (byte[] Config, byte[] Weights) Parts(string folder, string container, int step, string shape)
    {
        using var network = new EcgCnn(new() { InputLength = EcgCnnOptions.MinInputLength });
        var layers = new H5Group();
        foreach (var (layer, name) in network.Layers.Zip(KerasWeightGroups.Names(network.Layers, step)))
        {
            var group = layers;
            foreach (var part in name.Split('/'))
            {
                group = Inside(group, part);
            }

            foreach (var (i, weight) in layer.Weights.Index())
            {
                group[$"{i}"] = new H5Dataset(
                    weight.ToKeras(),
                    fileDims: [.. weight.KerasShape.Select(size => (ulong)size)]
                );
            }
        }

        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "model.weights.h5");
        new H5File { [container] = layers }.Write(path);
        return (Config(network.InputLength, shape), File.ReadAllBytes(path));
    }

    /// <summary>Returns the parts of files written by Keras itself, if the folder with reference values exists beside the clone.</summary>
    public static IEnumerable<IReadOnlyList<byte[]>> Real()
    {
        var file = Path.Combine(Repository.Home, "..", "shared", "goldens", "keras", "cnn-trained.keras");
        if (!File.Exists(file))
        {
            yield break;
        }

        using var zip = ZipFile.OpenRead(file);
        yield return [Content(zip, "config.json"), Content(zip, "model.weights.h5")];
    }

    private static H5Group Inside(H5Group group, string name)
    {
        if (!group.TryGetValue(name, out var inner))
        {
            group[name] = inner = new H5Group();
        }

        return (H5Group)inner;
    }

    private static byte[] Config(int inputLength, string shape)
    {
        var layers = new JsonArray(
            Layer("InputLayer", new JsonObject { [shape] = new JsonArray(null, inputLength, 1) })
        );
        foreach (var known in KerasLayers.Cnn)
        {
            var config = JsonObject.Create(known)!;
            var kind = (string)config["class"]!;
            config.Remove("class");
            config["rate"] = 0.5;
            layers.Add(Layer(kind, config));
        }

        var model = new JsonObject
        {
            ["class_name"] = "Sequential",
            ["config"] = new JsonObject { ["layers"] = layers },
        };
        return JsonSerializer.SerializeToUtf8Bytes(model);
    }

    private static JsonObject Layer(string kind, JsonObject config) =>
        new() { ["class_name"] = kind, ["config"] = config };

    private static byte[] Content(ZipArchive zip, string name)
    {
        using var entry = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }
}
