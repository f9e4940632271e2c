using EcgNotebooks.Networks.ModelFiles;
using EcgNotebooks.Networks.Onnx;
using EcgNotebooks.Signals;

namespace EcgNotebooks.Experiments;

/// <summary>Exports a network with what a program needs that predicts with it: preprocessing, threshold, and digests of its origin.</summary>
/// <param name="Threshold">The threshold that the exported file states; null for none.</param>
/// <param name="ThresholdNote">The reason why it states none, as the end of a sentence; null where it states one.</param>
/// <param name="Assumed">The preprocessing that was assumed because the model doesn't state it; null where it does.</param>
internal sealed record ModelExport(double? Threshold, string? ThresholdNote, SignalOptions? Assumed)
{
    /// <summary>Writes a network as an ONNX file.</summary>
    /// <param name="model">A .safetensors, .keras or .onnx file.</param>
    /// <param name="file">The file to write.</param>
    /// <param name="form">Form of the convolutions.</param>
    /// <param name="threshold">The threshold; where null, the one that the file states, or that evaluate chose for these weights.</param>
    /// <exception cref="EcgException">As for <see cref="Predictor.Load"/>; or the file can't be written.</exception>
    public static ModelExport ToOnnx(string model, string file, OnnxForm form, double? threshold)
    {
        var loaded = ModelFile.Load(model);
        using var network = loaded.Network;
        var signal = Predictor.SignalOf(model, network, null);
        var (found, missing) = Predictor.ThresholdOf(model, loaded.Metadata, threshold);
        var (recipe, data) = Origin(loaded.Metadata);
        var assumed = network.Signal is null ? signal : null;
        network.Input ??= signal.ToJson();
        ModelFile.ToOnnx(
            file,
            network,
            new()
            {
                Form = form,
                Threshold = found,
                RecipeDigest = recipe,
                DataDigest = data,
            }
        );
        return new(found, found is null ? missing : null, assumed);
    }

    // This project's own files have both digests in one entry: see RunManifest.Digest.
    private static (string Recipe, string Data) Origin(IReadOnlyDictionary<string, string> metadata)
    {
        var digests = metadata.GetValueOrDefault("recipe", "").Split('/', 2);
        return (
            metadata.GetValueOrDefault(OnnxProperties.RecipeDigest, digests[0]),
            metadata.GetValueOrDefault(OnnxProperties.DataDigest, digests.Length > 1 ? digests[1] : "")
        );
    }
}
