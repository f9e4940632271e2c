using EcgNotebooks.Files;

namespace EcgNotebooks.Training;

/// <summary>The folder in which a training run stores its weights, its history and the state from which it can be resumed.</summary>
/// <param name="Path">Path of the folder, which is created if it doesn't exist.</param>
/// <param name="RecipeDigest">Digest of the recipe that the training examples were made by; stored with the weights.</param>
/// <param name="Input">Preprocessing that the network expects, as JSON; stored with the weights.</param>
/// <remarks>
/// state.safetensors contains the complete state, and the other files are derived from it. It is replaced atomically after each
/// epoch; if epochs are short compared with the time for writing, only after several. If the process is killed, the epochs saved
/// before are preserved, and resuming writes the derived files again if they are out of date.
/// </remarks>
public sealed record CheckpointFolder(string Path, string RecipeDigest = "", string Input = "")
{
    /// <summary>Path of the weights after the epoch with the highest validation accuracy.</summary>
    public string BestFile => System.IO.Path.Combine(Path, "best.safetensors");

    /// <summary>Path of the weights after the last finished epoch.</summary>
    public string LastFile => System.IO.Path.Combine(Path, "last.safetensors");

    /// <summary>Path of the losses and accuracies of all finished epochs.</summary>
    public string HistoryFile => System.IO.Path.Combine(Path, "history.csv");

    /// <summary>Path of the state from which training can be resumed.</summary>
    public string StateFile => System.IO.Path.Combine(Path, "state.safetensors");

    /// <summary>Deletes the files of an earlier training run, starting with the state, so that it can't be resumed from incomplete files.</summary>
    internal void Clear()
    {
        foreach (var file in (string[])[StateFile, LastFile, BestFile, HistoryFile])
        {
            AtomicFile.Delete(file);
        }
    }
}
