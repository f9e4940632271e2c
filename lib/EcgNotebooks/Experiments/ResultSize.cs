using EcgNotebooks.Networks;

namespace EcgNotebooks.Experiments;

/// <summary>An estimate of the room that a network's results take while they are written.</summary>
internal static class ResultSize
{
    // Weights of the last and of the best epoch; the state, which holds both and Adam's two moments, as it was and as it is
    // being written; and one file of weights that is being written.
    private const int CopiesOfTheWeights = 2 + 2 * 4 + 1;

    // Tables, figures and the rows of predictions; those of the published recipe take less than 3 MB.
    private const long Tables = 8 << 20;

    /// <summary>Bytes of a training and an evaluation of one network, or of the larger network where none is named.</summary>
    public static long Of(Recipe recipe, NetworkKind? network) =>
        network is { } one ? Of(recipe, one) : Enum.GetValues<NetworkKind>().Max(kind => Of(recipe, kind));

    private static long Of(Recipe recipe, NetworkKind network)
    {
        var architecture = network == NetworkKind.Cnn ? EcgCnn.Architecture : EcgCrnn.Architecture;
        var (length, channels) = (recipe.Signal.Samples, recipe.Signal.Leads.Count);
        var shape = new NetworkShape(architecture, length, channels, Dropout: 0);
        return CopiesOfTheWeights * sizeof(float) * shape.WeightCount + Tables;
    }
}
