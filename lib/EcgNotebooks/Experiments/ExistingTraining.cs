using System.Globalization;
using EcgNotebooks.Training;

namespace EcgNotebooks.Experiments;

/// <summary>A training that a network's folder holds, finished or stopped.</summary>
/// <param name="Folder">Folder of the network.</param>
/// <param name="Epochs">Number of its finished epochs; null if its history can't be read.</param>
/// <param name="PlannedEpochs">Number of epochs that it was started for; null if that isn't known.</param>
/// <param name="CanContinue">Whether it has the state from which it can be continued.</param>
internal sealed record ExistingTraining(NetworkFolder Folder, int? Epochs, int? PlannedEpochs, bool CanContinue)
{
    /// <summary>Returns the training in a network's folder; null if there is none.</summary>
    public static ExistingTraining? Find(NetworkFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var files = new CheckpointFolder(folder.Root);
        string[] written = [files.StateFile, files.LastFile, files.BestFile, files.HistoryFile];
        return written.Any(Path.Exists)
            ? new(folder, EpochsIn(files.HistoryFile), StateFile.PlannedEpochsOf(files), File.Exists(files.StateFile))
            : null;
    }

    /// <summary>Whether it was stopped before the last of its epochs.</summary>
    public bool IsUnfinished => Epochs < PlannedEpochs;

    /// <summary>Returns the trainings in a run folder.</summary>
    public static IReadOnlyList<ExistingTraining> FindAll(RunFolder run) =>
        [.. Enum.GetValues<NetworkKind>().Select(kind => Find(run.Of(kind))).OfType<ExistingTraining>()];

    /// <summary>Returns the error of a command that would start a training of so many epochs in its place.</summary>
    public EcgException Protected(int epochs) =>
        Epochs >= epochs
            ? new($"{Folder.Root}: holds a finished training of {Counted(Epochs.Value)}.", "Add --force to replace it.")
            : new(
                $"{Folder.Root}: holds a training that has {Epochs?.ToString(CultureInfo.InvariantCulture) ?? "some"} of {Counted(epochs)}.",
                CanContinue ? "Add --resume to continue it, or --force to replace it." : "Add --force to replace it."
            );

    /// <summary>Returns the error of a command that would continue a training whose state is missing.</summary>
    public EcgException NotContinued() =>
        new(
            $"{Folder.Root}: holds a training, but not the file from which it could be continued, {Path.GetFileName(new CheckpointFolder(Folder.Root).StateFile)}.",
            "Give --force in place of --resume to replace it."
        );

    /// <summary>Returns the error of a command that would replace the tables that the trainings of a run were made from.</summary>
    public static EcgException TablesProtected(IReadOnlyList<ExistingTraining> trainings) =>
        new(
            $"{string.Join(" and ", trainings.Select(training => training.Folder.Root))}: trained on the tables of this run folder, which would be replaced.",
            "Choose another run folder, or add --force to remove what was trained, with its results."
        );

    private static string Counted(int epochs) => epochs == 1 ? "1 epoch" : $"{epochs} epochs";

    private static int? EpochsIn(string history)
    {
        try
        {
            return File.Exists(history) ? HistoryFile.Read(history).Epochs.Count : null;
        }
        catch (EcgException)
        {
            // A damaged history is no reason to overwrite the weights beside it.
            return null;
        }
    }
}
