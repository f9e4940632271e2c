using System.Globalization;
using EcgNotebooks.Formats.Safetensors;
using EcgNotebooks.Networks.Layers;

namespace EcgNotebooks.Networks;

/// <summary>A network's weights with what they belong to, as a safetensors file holds them.</summary>
internal static class WeightsFile
{
    public const string Network = "network";
    public const string Epoch = "epoch";
    public const string Recipe = "recipe";
    public const string Input = "input";
    public const string LibraryVersion = "library_version";

    /// <summary>The weights' arrays and metadata.</summary>
    /// <param name="network">Gives names, shapes and options.</param>
    /// <param name="values">The values in the order of the network's weights.</param>
    /// <param name="recipeDigest">Identifies what the training examples were made from.</param>
    /// <param name="epoch">The epoch after which the weights were these.</param>
    /// <param name="input">Says what a recording must be made into; empty where nobody says.</param>
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

    /// <summary>The arrays named after these weights, in their order.</summary>
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
            throw ModelFileException.OtherNetwork(path, $"it has no '{name}'");
        }

        return array.Values is float[] values && array.Shape.SequenceEqual(weight.Shape)
            ? values
            : throw ModelFileException.OtherNetwork(
                path,
                $"'{name}' is [{string.Join(", ", array.Shape)}], not [{string.Join(", ", weight.Shape)}] of float32"
            );
    }
}
