using EcgNotebooks.Networks.Layers;
using PureHDF;

namespace EcgNotebooks.Tests.Networks.Keras;

/// <summary>Writes model.weights.h5 in the format of a version of Keras 2.</summary>
/// <remarks>
/// After saving_lib.py of keras-team/keras, v2.12.0, v2.13.1, v2.14.0 and v2.15.0. _save_state iterates over the attributes of a
/// model and saves each layer at its first occurrence; _save_container_state names it by its class and the number of layers of
/// that class so far. Until 2.14 the attribute is _layer_checkpoint_dependencies, which lists each layer with weights twice; until
/// 2.13 the second occurrence is counted too.
/// </remarks>
internal static class KerasWeightsWriter
{
    public static byte[] Write(IEnumerable<Layer> layers, string version, string path)
    {
        var container = new H5Group();
        var seen = new Dictionary<string, int>();
        foreach (var layer in layers.Where(layer => layer.Weights.Count > 0))
        {
            container[Name(layer, version, seen)] = Group(layer);
        }

        new H5File
        {
            [IsBefore(version, 15) ? "_layer_checkpoint_dependencies" : "layers"] = container,
            ["vars"] = new H5Group(),
        }.Write(path);
        return File.ReadAllBytes(path);
    }

    private static string Name(Layer layer, string version, Dictionary<string, int> seen)
    {
        var name = layer.KerasClass switch
        {
            "Conv1D" => "conv1d",
            "BatchNormalization" => "batch_normalization",
            "LSTM" => "lstm",
            "Dense" => "dense",
            var other => throw new ArgumentException(other),
        };
        var earlier = seen.GetValueOrDefault(name);
        seen[name] = earlier + (IsBefore(version, 14) ? 2 : 1);
        return earlier == 0 ? name : $"{name}_{earlier}";
    }

    private static H5Group Group(Layer layer)
    {
        var variables = new H5Group();
        foreach (var (i, weight) in layer.Weights.Index())
        {
            variables[$"{i}"] = new H5Dataset(
                weight.ToKeras(),
                fileDims: [.. weight.KerasShape.Select(size => (ulong)size)]
            );
        }

        return layer.KerasClass == "LSTM"
            ? new H5Group
            {
                ["vars"] = new H5Group(),
                ["cell"] = new H5Group { ["vars"] = variables },
            }
            : new H5Group { ["vars"] = variables };
    }

    private static bool IsBefore(string version, int minor) => Version.Parse(version) < new Version(2, minor);
}
