using EcgNotebooks.Files;

namespace EcgNotebooks.Experiments;

/// <summary>Paths of an experiment's files: tables, weights, predictions and figures.</summary>
/// <param name="Root">Path of the run folder.</param>
public sealed record RunFolder(string Root)
{
    /// <summary>Recipe and dataset of the run.</summary>
    public string Manifest => Path.Combine(Root, "recipe.json");

    /// <summary>Selected rows with all columns (step 1).</summary>
    public string Selected => Path.Combine(Root, "New_data.csv");

    /// <summary>Balanced rows (step 3).</summary>
    public string Balanced => Path.Combine(Root, "balanced.csv");

    /// <summary>Split: the part of each row (step 5).</summary>
    public string Split => Path.Combine(Root, "split.csv");

    /// <summary>Tables of steps 1 to 5, from which networks are trained and evaluated.</summary>
    internal IReadOnlyList<string> Tables => [Selected, Balanced, Split];

    /// <summary>
    /// Signal cache: the recordings as input of the networks, so that later commands don't read them one by one.
    /// </summary>
    public string Signals => Path.Combine(Root, "signals.cache");

    /// <summary>Comparison of both networks.</summary>
    public string Comparison => Path.Combine(Root, "comparison.json");

    /// <summary>Figure of the comparison.</summary>
    public string ComparisonFigure => Path.Combine(Root, "figures", "comparison.svg");

    /// <summary>Returns the folder of one network.</summary>
    public NetworkFolder Of(NetworkKind network) => new(Path.Combine(Root, network.FolderName()));

    /// <summary>Returns the networks that are trained.</summary>
    internal IReadOnlyList<NetworkKind> Trained() =>
        [.. Enum.GetValues<NetworkKind>().Where(kind => File.Exists(Of(kind).Last))];

    /// <summary>Returns the networks that are evaluated.</summary>
    /// <exception cref="EcgException">No network is evaluated.</exception>
    internal IReadOnlyList<NetworkKind> Evaluated()
    {
        NetworkKind[] evaluated = [.. Enum.GetValues<NetworkKind>().Where(kind => File.Exists(Of(kind).Bundle))];
        return evaluated.Length > 0
            ? evaluated
            : throw new EcgException($"{Root}: the run has no evaluated network.", "Run 'ecg evaluate' first.");
    }

    /// <summary>Locks the folder until disposed of, and removes unfinished files of a killed command.</summary>
    /// <param name="timeout">How long to wait for another command to release the folder.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <exception cref="EcgException">Another command has locked the folder, or it can't be created or written.</exception>
    internal IDisposable Lock(TimeSpan timeout, CancellationToken cancellation)
    {
        EnsureWritable();
        return ExclusiveFolder.Take(Root, below: true, expendable: Signals, timeout, cancellation);
    }

    /// <summary>Removes the trained networks, with all files in their folders, and the comparison of the networks.</summary>
    /// <exception cref="EcgException">A folder can't be removed.</exception>
    internal void RemoveNetworks()
    {
        foreach (var file in (string[])[Comparison, ComparisonFigure])
        {
            AtomicFile.Delete(file);
        }

        foreach (var folder in Enum.GetValues<NetworkKind>().Select(kind => Of(kind).Root).Where(Directory.Exists))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new EcgException(
                    $"{folder}: can't be removed ({e.Message})",
                    "Check the folder's permissions, or choose another run folder.",
                    e
                );
            }
        }
    }

    /// <summary>Throws if the run folder can't be written, so that a command fails early.</summary>
    /// <exception cref="EcgException">The folder can't be created or written.</exception>
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
            throw new EcgException(
                $"{Root}: the run folder can't be written ({e.Message})",
                "Choose another run folder.",
                e
            );
        }
    }
}

/// <summary>Paths of one network's files in a run folder.</summary>
/// <param name="Root">Path of the network's folder.</param>
public sealed record NetworkFolder(string Root)
{
    /// <summary>Weights with the best validation accuracy.</summary>
    public string Best => Path.Combine(Root, "best.safetensors");

    /// <summary>Weights after the last epoch.</summary>
    public string Last => Path.Combine(Root, "last.safetensors");

    /// <summary>Returns the path of the weights that a recipe tests: those of the best checkpoint or, as published, of the last epoch.</summary>
    internal string Tested(Recipe recipe) => recipe.TestsBestCheckpoint ? Best : Last;

    /// <summary>Loss and accuracy of every epoch.</summary>
    public string History => Path.Combine(Root, "history.csv");

    /// <summary>Predictions of the weights that the recipe tests.</summary>
    public string Predictions => Path.Combine(Root, "predictions.csv");

    /// <summary>Predictions of the weights that the recipe doesn't test.</summary>
    public string OtherPredictions => Path.Combine(Root, "predictions-other.csv");

    /// <summary>Measures.</summary>
    public string Metrics => Path.Combine(Root, "metrics.json");

    /// <summary>Measures with their uncertainty.</summary>
    public string Evidence => Path.Combine(Root, "evidence.json");

    /// <summary>Comparison with the baseline without an ECG.</summary>
    public string Baseline => Path.Combine(Root, "baseline.json");

    /// <summary>Results by group of recordings.</summary>
    public string Groups => Path.Combine(Root, "groups.json");

    /// <summary>Predictive values and net benefit at a stated prevalence.</summary>
    public string Usefulness => Path.Combine(Root, "usefulness.json");

    /// <summary>Figure of the results by group.</summary>
    internal string GroupsFigure => Figure("groups.svg");

    /// <summary>Decision curve at a stated prevalence.</summary>
    internal string UsefulnessFigure => Figure("net-benefit.svg");

    /// <summary>Model card and checklists, as data.</summary>
    internal string Card => CardAs("json");

    /// <summary>Results on the recordings that the recipe discards.</summary>
    internal string Spectrum => Path.Combine(Root, "spectrum.json");

    /// <summary>Predictions of the recordings that the recipe discards.</summary>
    internal string SpectrumPredictions => Path.Combine(Root, "spectrum.csv");

    /// <summary>Figure of the false alarms among the recordings that the recipe discards.</summary>
    internal string SpectrumFigure => Figure("spectrum.svg");

    /// <summary>The files of the results on discarded recordings.</summary>
    internal IReadOnlyList<string> SpectrumFiles => [Spectrum, SpectrumFigure, SpectrumPredictions];

    /// <summary>The files that are computed from the predictions on request, and are those of an earlier evaluation after a new one.</summary>
    internal IReadOnlyList<string> ComputedFromPredictions =>
        [
            Baseline,
            Groups,
            GroupsFigure,
            Usefulness,
            UsefulnessFigure,
            .. SpectrumFiles,
            .. CardExtensions.Select(CardAs),
        ];

    /// <summary>Digests of the inputs of the predictions.</summary>
    public string Bundle => Path.Combine(Root, "bundle.json");

    /// <summary>The forms of the card: data, and two to be read.</summary>
    internal static IReadOnlyList<string> CardExtensions { get; } = ["json", "md", "html"];

    /// <summary>Returns the path of the card in one of its forms.</summary>
    internal string CardAs(string extension) => Path.Combine(Root, $"card.{extension}");

    /// <summary>Returns the path of a figure.</summary>
    public string Figure(string name) => Path.Combine(Root, "figures", name);

    /// <summary>
    /// Copies the trained network, which is weights and history but no checkpoint for resuming, to another run.
    /// </summary>
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
                throw new EcgException(
                    $"{from}: the file can't be copied ({e.Message})",
                    $"Remove {Root} to train again.",
                    e
                );
            }
        }
    }
}
