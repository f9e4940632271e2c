using EcgNotebooks.Formats.Hdf5;
using EcgNotebooks.Networks.Layers;

namespace EcgNotebooks.Networks.Keras;

/// <summary>Where each version of Keras puts a layer's weights in model.weights.h5.</summary>
/// <remarks>
/// Keras names a layer by its class and counts those of one class: conv1d, conv1d_1, and for the LSTM lstm/cell. Keras 2.12
/// and 2.13 count each layer with weights twice (conv1d, conv1d_2), because they walk over layer_checkpoint_dependencies,
/// in which it stands under two names; 2.14 walks over it, too, but leaves the second name out.
/// saving_lib.py of keras-team/keras, save_container_state, at v2.12.0 to v2.15.0.
/// </remarks>
internal static class KerasWeightGroups
{
    private static readonly (string Container, int Step)[] _layouts =
    [
        ("layers", 1),
        ("_layer_checkpoint_dependencies", 1),
        ("_layer_checkpoint_dependencies", 2),
    ];

    /// <summary>The path of each layer's group in a file: of the layout that has them all, else as Keras 3 would have them.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static IReadOnlyList<string> Find(Hdf5Group root, IReadOnlyList<Layer> layers)
    {
        string[][] candidates = [.. _layouts.Select(layout => Paths(layout.Container, layout.Step, layers))];
        return candidates.FirstOrDefault(paths =>
                paths.Zip(layers).All(pair => pair.Second.Weights.Count == 0 || root.Has(pair.First))
            ) ?? candidates[0];
    }

    /// <summary>The layers' paths within the group that holds them.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="step">How much the number of a class grows with each of its layers.</param>
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
