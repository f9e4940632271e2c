using EcgNotebooks.Formats.Hdf5;
using EcgNotebooks.Networks.Layers;

namespace EcgNotebooks.Networks.Keras;

/// <summary>Finds the weights of each layer in model.weights.h5, for all versions of Keras since 2.12.</summary>
/// <remarks>
/// Keras names a layer by its class and numbers the layers of one class: conv1d, conv1d_1; the LSTM is lstm/cell. Keras 2.12 and
/// 2.13 count each layer with weights twice (conv1d, conv1d_2), because they iterate over layer_checkpoint_dependencies, which
/// lists such a layer under two names; 2.14 iterates over it too, but skips the second name.
/// Source: save_container_state in saving_lib.py of keras-team/keras, v2.12.0 to v2.15.0.
/// </remarks>
internal static class KerasWeightGroups
{
    private static readonly (string Container, int Step)[] _layouts =
    [
        ("layers", 1),
        ("_layer_checkpoint_dependencies", 1),
        ("_layer_checkpoint_dependencies", 2),
    ];

    /// <summary>Returns the path of each layer's group, in the first layout that the file matches completely, or else in the layout of Keras 3.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IReadOnlyList<string> Find(Hdf5Group root, IReadOnlyList<Layer> layers)
    {
        string[][] candidates = [.. _layouts.Select(layout => Paths(layout.Container, layout.Step, layers))];
        return candidates.FirstOrDefault(paths =>
                paths.Zip(layers).All(pair => pair.Second.Weights.Count == 0 || root.Has(pair.First))
            ) ?? candidates[0];
    }

    /// <summary>Returns the path of each layer within the group of all layers.</summary>
    /// <param name="layers">The layers of the network.</param>
    /// <param name="step">Increment of the number from one layer of a class to the next.</param>
    public static IEnumerable<string> Names(IEnumerable<Layer> layers, int step = 1)
    {
        var counts = new Dictionary<string, int>();
        foreach (var layer in layers)
        {
            var name = layer.KerasClass switch
            {
                "Conv1D" => "conv1d",
                "BatchNormalization" => "batch_normalization",
                "LSTM" => "lstm",
                "Dense" => "dense",
                var other => other,
            };
            var count = counts.GetValueOrDefault(name);
            counts[name] = count + step;
            yield return name + (count == 0 ? "" : $"_{count}") + (name == "lstm" ? "/cell/vars" : "/vars");
        }
    }

    private static string[] Paths(string container, int step, IEnumerable<Layer> layers) =>
        [.. Names(layers, step).Select(name => $"{container}/{name}")];
}
