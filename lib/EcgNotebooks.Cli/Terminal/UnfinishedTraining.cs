using EcgNotebooks.Experiments;

namespace EcgNotebooks.Cli.Terminal;

/// <summary>Says that results are those of a training that was stopped before its end.</summary>
internal static class UnfinishedTraining
{
    /// <summary>Writes a line to standard error if a network's training has fewer epochs than it was started for.</summary>
    public static void Report(RunFolder run, NetworkKind network)
    {
        if (ExistingTraining.Find(run.Of(network)) is { IsUnfinished: true } training)
        {
            StandardError.WriteLine(
                $"ecg: the training of the {network.Title()} was stopped after {training.Epochs} of {training.PlannedEpochs} epochs. To continue, run: ecg train --run {run.Root} --network {network.FolderName()} --resume"
            );
        }
    }
}
