using System.Text.Json;

namespace EcgNotebooks.Networks.Keras;

/// <summary>One of the two networks, to compare a file's layers with.</summary>
/// <param name="Name">Its architecture.</param>
/// <param name="Layers">Its layers after the input, as <see cref="KerasLayers"/> describes them.</param>
internal sealed record KerasNetwork(string Name, IReadOnlyList<JsonElement> Layers)
{
    private static readonly KerasNetwork[] _known =
    [
        new(EcgCnn.Architecture, KerasLayers.Cnn),
        new(EcgCrnn.Architecture, KerasLayers.Crnn),
    ];

    /// <summary>The network from whose sequence of classes the layers differ least; among equals the one they follow further.</summary>
    /// <remarks>The first layer that differs doesn't tell: one layer left out moves all that follow.</remarks>
    public static KerasNetwork Nearest(IReadOnlyList<KerasLayer> layers) =>
        _known.MinBy(network => (network.Edits(layers), -(network.FirstDifference(layers)?.Position ?? layers.Count)))!;

    /// <summary>The position of the first layer that predicts otherwise and what differs; null where none does.</summary>
    public (int Position, string What)? FirstDifference(IReadOnlyList<KerasLayer> layers)
    {
        for (var i = 0; i < Math.Max(layers.Count, Layers.Count); i++)
        {
            var what =
                i >= layers.Count ? $"it ends after layer {i}, where the {Name} goes on"
                : i >= Layers.Count ? $"it goes on after layer {i}, where the {Name} ends"
                : layers[i].Difference(Name, Layers[i]) is { } found ? $"layer {i + 1} {found}"
                : null;
            if (what is not null)
            {
                return (i, what);
            }
        }

        return null;
    }

    /// <summary>The least number of layers to insert, remove or exchange (Levenshtein's distance).</summary>
    private int Edits(IReadOnlyList<KerasLayer> layers)
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
