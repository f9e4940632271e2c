namespace EcgNotebooks.Experiments;

/// <summary>Finds the weights of a run that its recipe tests.</summary>
internal static class RunModel
{
    /// <summary>Returns the network and the path of its weights: those of the best checkpoint or, as published, of the last epoch.</summary>
    /// <param name="run">The run folder.</param>
    /// <param name="network">The network; null for the only one that is trained.</param>
    /// <exception cref="EcgException">The run isn't processed, the network isn't trained, or there are two to choose from.</exception>
    public static (NetworkKind Network, string Weights) Find(RunFolder run, NetworkKind? network)
    {
        var recipe = RunManifest.Read(run).Recipe;
        NetworkKind[] trained = [.. run.Trained()];
        var found = (network, trained) switch
        {
            ({ } named, _) when trained.Contains(named) => named,
            ({ } named, _) => throw new EcgException(
                $"{run.Root}: the run has no trained {named.Title()}.",
                $"Run 'ecg train --run {run.Root} --network {named.FolderName()}' first."
            ),
            (null, [var only]) => only,
            (null, []) => throw new EcgException(
                $"{run.Root}: the run has no trained network.",
                $"Run 'ecg train --run {run.Root} --network cnn' or --network crnn first."
            ),
            _ => throw new EcgException(
                $"{run.Root}: the run has two trained networks.",
                $"Choose one with --network: {string.Join(" or ", trained.Select(kind => kind.FolderName()))}."
            ),
        };
        return (found, run.Of(found).Tested(recipe));
    }
}
