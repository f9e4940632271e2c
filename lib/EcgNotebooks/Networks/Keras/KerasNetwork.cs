using System.Text.Json;

namespace EcgNotebooks.Networks.Keras;

/// <summary>One of the two known networks, for comparison with the layers of a file.</summary>
/// <param name="Name">Name of the architecture.</param>
/// <param name="Layers">The layers after the input layer, as described by <see cref="KerasLayers"/>.</param>
internal sealed record KerasNetwork(string Name, IReadOnlyList<JsonElement> Layers)
{
    private static readonly KerasNetwork[] _known =
    [
        new(EcgCnn.Architecture, KerasLayers.Cnn),
        new(EcgCrnn.Architecture, KerasLayers.Crnn),
    ];

    /// <summary>Returns the known network with the smallest edit distance between the sequences of layer classes; of equal ones, the network whose first difference comes later.</summary>
    /// <remarks>The position of the first difference alone isn't enough, because one omitted layer shifts all that follow.</remarks>
    public static KerasNetwork Nearest(IReadOnlyList<KerasLayer> layers) =>
        _known.MinBy(network =>
            (network.EditDistance(layers), -(network.FirstDifference(layers)?.Position ?? layers.Count))
        )!;

    /// <summary>Returns position and description of the first difference that affects predictions; null if there is none.</summary>
    public (int Position, string What)? FirstDifference(IReadOnlyList<KerasLayer> layers)
    {
        for (var i = 0; i < Math.Max(layers.Count, Layers.Count); i++)
        {
            var what =
                i >= layers.Count ? $"it ends after layer {i}, but the {Name} has more layers"
                : i >= Layers.Count ? $"it has more layers after layer {i}, where the {Name} ends"
                : layers[i].Difference(Name, Layers[i]) is { } found ? $"layer {i + 1} {found}"
                : null;
            if (what is not null)
            {
                return (i, what);
            }
        }

        return null;
    }

    /// <summary>Returns the minimum number of layers to insert, remove or replace (Levenshtein distance).</summary>
    private int EditDistance(IReadOnlyList<KerasLayer> layers)
    {
        int[] above = [.. Enumerable.Range(0, Layers.Count + 1)];
        foreach (var layer in layers)
        {
            var row = new int[above.Length];
            row[0] = above[0] + 1;
            for (var i = 0; i < Layers.Count; i++)
            {
                var exchanged = above[i] + (Layers[i].GetProperty("class").ValueEquals(layer.Kind) ? 0 : 1);
                row[i + 1] = Math.Min(exchanged, 1 + Math.Min(row[i], above[i + 1]));
            }

            above = row;
        }

        return above[^1];
    }
}
