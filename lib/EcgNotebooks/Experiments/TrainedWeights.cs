using EcgNotebooks.Networks;
using EcgNotebooks.Networks.ModelFiles;

namespace EcgNotebooks.Experiments;

/// <summary>Loads the weights that a run trained.</summary>
internal static class TrainedWeights
{
    /// <summary>Loads weights after checking that they were trained on the run.</summary>
    /// <param name="file">The file of the weights.</param>
    /// <param name="network">The network.</param>
    /// <param name="manifest">The run's manifest.</param>
    /// <exception cref="EcgException">The file is missing, or its weights are those of another network, recipe or table.</exception>
    public static Classifier Load(string file, NetworkKind network, RunManifest manifest)
    {
        if (!File.Exists(file))
        {
            var run = Path.GetDirectoryName(Path.GetDirectoryName(file));
            throw new EcgException(
                $"{file}: the file doesn't exist.",
                $"Run 'ecg train --run {run} --network {network.FolderName()}' first."
            );
        }

        var model = ModelFile.Load(file);
        var trainedOn = model.Metadata.GetValueOrDefault("recipe");
        if (model.Network.NetworkName == network.FolderName() && trainedOn == manifest.Digest)
        {
            return model.Network;
        }

        using (model.Network)
        {
            throw model.Network.NetworkName == network.FolderName()
                ? new EcgException(
                    $"{file}: the weights were trained with another recipe or table than that of the run.",
                    "Run 'ecg train' again."
                )
                : new EcgException(
                    $"{file}: the weights are of another network, {model.Network.NetworkName}.",
                    "Run 'ecg train' again."
                );
        }
    }
}
