using EcgNotebooks.Files;

namespace EcgNotebooks.Experiments;

/// <summary>Where an experiment keeps its tables, weights, predictions and figures, and under which names.</summary>
/// <param name="Root">The run folder.</param>
public sealed record RunFolder(string Root)
{
    /// <summary>The recipe, and the dataset it was applied to.</summary>
    public string Manifest => Path.Combine(Root, "recipe.json");

    /// <summary>The selected rows with all columns (step 1).</summary>
    public string Selected => Path.Combine(Root, "New_data.csv");

    /// <summary>The balanced rows (step 3).</summary>
    public string Balanced => Path.Combine(Root, "balanced.csv");

    /// <summary>Which row belongs to which part (step 5).</summary>
    public string Split => Path.Combine(Root, "split.csv");

    /// <summary>The tables of steps 1 to 5, from which networks are trained and evaluated.</summary>
    internal IReadOnlyList<string> Tables => [Selected, Balanced, Split];

    /// <summary>The recordings as the networks see them, kept so that later runs needn't read them one by one.</summary>
    public string Signals => Path.Combine(Root, "signals.cache");

    /// <summary>The comparison of both networks.</summary>
    public string Comparison => Path.Combine(Root, "comparison.json");

    /// <summary>The comparison as a figure.</summary>
    public string ComparisonFigure => Path.Combine(Root, "figures", "comparison.svg");

    /// <summary>The files of one network.</summary>
    public NetworkFolder Of(NetworkKind network) => new(Path.Combine(Root, network.FolderName()));

    /// <summary>Keeps other commands out of the folder until disposed of, and removes what a killed one left half written.</summary>
    /// <param name="patience">How long another command may keep the folder.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="EcgException">Another command works there, or the folder can't be made or written.</exception>
    internal IDisposable Lock(TimeSpan patience, CancellationToken cancellation)
    {
        EnsureWritable();
        return ExclusiveFolder.Take(Root, below: true, expendable: Signals, patience, cancellation);
    }

    /// <summary>Fails early where nothing can be written, and says that it is the run folder.</summary>
    /// <exception cref="EcgException">The folder can't be made or written.</exception>
    public void EnsureWritable()
    {
        var probe = TemporaryFiles.PathFor(Path.Combine(Root, ".probe"));
        try
        {
            Directory.CreateDirectory(Root);
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EcgException($"{Root}: can't be written ({e.Message})", "Choose another run folder.", e);
        }
    }
}

/// <summary>The files of one network in a run folder.</summary>
/// <param name="Root">The network's folder.</param>
public sealed record NetworkFolder(string Root)
{
    /// <summary>Weights with the best validation accuracy.</summary>
    public string Best => Path.Combine(Root, "best.safetensors");

    /// <summary>Weights after the last epoch.</summary>
    public string Last => Path.Combine(Root, "last.safetensors");

    /// <summary>Loss and accuracy of every epoch.</summary>
    public string History => Path.Combine(Root, "history.csv");

    /// <summary>Probabilities from the weights that the recipe tests.</summary>
    public string Predictions => Path.Combine(Root, "predictions.csv");

    /// <summary>Probabilities from the weights that the recipe doesn't test.</summary>
    public string OtherPredictions => Path.Combine(Root, "predictions-other.csv");

    /// <summary>The figures of merit.</summary>
    public string Metrics => Path.Combine(Root, "metrics.json");

    /// <summary>The figures of merit with their uncertainty.</summary>
    public string Evidence => Path.Combine(Root, "evidence.json");

    /// <summary>What the predictions were made from.</summary>
    public string Bundle => Path.Combine(Root, "bundle.json");

    /// <summary>The path of one figure.</summary>
    public string Figure(string name) => Path.Combine(Root, "figures", name);

    /// <summary>Gives another run the trained network: weights and history, not what a training is resumed from.</summary>
    /// <exception cref="EcgException">The network isn't trained here, or the other folder can't be written.</exception>
    internal void CopyTrainingTo(NetworkFolder other)
    {
        foreach (
            var (from, to) in ((string, string)[])[(Best, other.Best), (Last, other.Last), (History, other.History)]
        )
        {
            try
            {
                AtomicFile.Write(
                    to,
                    stream =>
                    {
                        using var source = RegularFile.OpenRead(from);
                        source.CopyTo(stream);
                    }
                );
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new EcgException($"{from}: can't be copied ({e.Message})", $"Remove {Root} to train again.", e);
            }
        }
    }
}
