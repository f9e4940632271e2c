using EcgNotebooks.Networks;

namespace EcgNotebooks.Experiments;

/// <summary>Estimates the disk space that a network's results need while they are written.</summary>
internal static class ResultSize
{
    // Weights of the last and the best epoch; the checkpoint, which holds both and Adam's two moments, in its old and new
    // version; and one file of weights that is being written.
    private const int CopiesOfTheWeights = 2 + 2 * 4 + 1;

    // Tables, figures and predictions; those of the published recipe take less than 3 MB.
    private const long Tables = 8 << 20;

    /// <summary>Returns the bytes of the training and evaluation of one network; if null, of the larger network.</summary>
    public static long Of(Recipe recipe, NetworkKind? network) =>
        network is { } one ? Of(recipe, one) : Enum.GetValues<NetworkKind>().Max(kind => Of(recipe, kind));

    private static long Of(Recipe recipe, NetworkKind network)
    {
        var architecture = network == NetworkKind.Cnn ? EcgCnn.Architecture : EcgCrnn.Architecture;
        var (length, channels) = (recipe.Signal.InputSamples, recipe.Signal.Leads.Count);
        var shape = new NetworkShape(architecture, length, channels, Dropout: 0);
        return CopiesOfTheWeights * sizeof(float) * shape.WeightCount + Tables;
    }
}
