using EcgNotebooks.Files;

namespace EcgNotebooks.Training;

/// <summary>Where a training leaves its weights and history, and what it needs to be resumed.</summary>
/// <param name="Path">The folder; it is made where it doesn't exist.</param>
/// <param name="RecipeDigest">Identifies what the training examples were made from; the weights carry it.</param>
/// <param name="Input">Says what a recording must be made into before the network sees it; the weights carry it.</param>
/// <remarks>
/// state.safetensors holds all of it and is replaced as a whole after each epoch, or after several that are shorter than a few
/// times what that takes; the other files are made from it. So a kill at any moment leaves the epochs before, and resuming
/// writes the other files again where they had fallen behind.
/// </remarks>
public sealed record CheckpointFolder(string Path, string RecipeDigest = "", string Input = "")
{
    /// <summary>The weights after the epoch with the best validation accuracy.</summary>
    public string BestFile => System.IO.Path.Combine(Path, "best.safetensors");

    /// <summary>The weights after the last finished epoch.</summary>
    public string LastFile => System.IO.Path.Combine(Path, "last.safetensors");

    /// <summary>Losses and accuracies of the finished epochs.</summary>
    public string HistoryFile => System.IO.Path.Combine(Path, "history.csv");

    /// <summary>What a resumed training starts from.</summary>
    public string StateFile => System.IO.Path.Combine(Path, "state.safetensors");

    /// <summary>Removes the files of an earlier training, the one that could be resumed first.</summary>
    internal void Clear()
    {
        foreach (var file in (string[])[StateFile, LastFile, BestFile, HistoryFile])
        {
            AtomicFile.Delete(file);
        }
    }
}
