using System.Globalization;
using EcgNotebooks.Formats.Safetensors;
using EcgNotebooks.Networks.Layers;

namespace EcgNotebooks.Networks;

/// <summary>Converts a network's weights and metadata to and from safetensors files.</summary>
internal static class WeightsFile
{
    public const string Network = "network";
    public const string Epoch = "epoch";
    public const string Recipe = "recipe";
    public const string Input = "input";
    public const string LibraryVersion = "library_version";

    /// <summary>Creates a safetensors file from weights.</summary>
    /// <param name="network">The network, for the names and shapes of its weights and for its options.</param>
    /// <param name="values">Values of the weights, in the order of the network's weights.</param>
    /// <param name="recipeDigest">Digest of the recipe that the training examples were made by.</param>
    /// <param name="epoch">The epoch after which the network had these weights.</param>
    /// <param name="input">Preprocessing that the network expects; empty if unknown.</param>
    public static SafetensorsFile Create(
        Classifier network,
        IReadOnlyList<float[]> values,
        string recipeDigest,
        int epoch,
        string input = ""
    ) => new(Arrays(network.Weights, values), Metadata(network, recipeDigest, epoch, input));

    public static NamedArray[] Arrays(IEnumerable<Weight> weights, IReadOnlyList<float[]> values, string prefix = "") =>
        [.. weights.Select((w, i) => new NamedArray(prefix + w.Name, w.Shape, values[i]))];

    public static Dictionary<string, string> Metadata(
        Classifier network,
        string recipeDigest,
        int epoch,
        string input = ""
    )
    {
        var metadata = new Dictionary<string, string> { [Network] = network.NetworkName };
        foreach (var (name, value) in network.Options)
        {
            metadata.Add(name, value);
        }

        metadata.Add(Recipe, recipeDigest);
        if (input.Length > 0)
        {
            metadata.Add(Input, input);
        }

        metadata.Add(Epoch, epoch.ToString(CultureInfo.InvariantCulture));
        metadata.Add(LibraryVersion, typeof(WeightsFile).Assembly.GetName().Version!.ToString());
        return metadata;
    }

    /// <summary>Returns the arrays with the names of the given weights, in the order of the weights.</summary>
    /// <exception cref="ModelFileException">An array is missing, or has another shape or type.</exception>
    public static float[][] Find(SafetensorsFile file, string path, IEnumerable<Weight> weights, string prefix = "")
    {
        var arrays = file.Arrays.ToDictionary(a => a.Name);
        return [.. weights.Select(w => Find(arrays, path, w, prefix + w.Name))];
    }

    private static float[] Find(Dictionary<string, NamedArray> arrays, string path, Weight weight, string name)
    {
        if (!arrays.TryGetValue(name, out var array))
        {
            throw ModelFileException.OtherNetwork(path, $"it has no array '{name}'");
        }

        return array.Values is float[] values && array.Shape.SequenceEqual(weight.Shape)
            ? values
            : throw ModelFileException.OtherNetwork(
                path,
                $"'{name}' has the shape [{string.Join(", ", array.Shape)}], not [{string.Join(", ", weight.Shape)}] of float32"
            );
    }
}
