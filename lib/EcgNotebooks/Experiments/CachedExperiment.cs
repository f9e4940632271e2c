using System.Security.Cryptography;
using System.Text;
using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation.Baselines;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Evaluation.Spectrum;
using EcgNotebooks.Evaluation.Subgroups;
using EcgNotebooks.Evaluation.Uncertainty;
using EcgNotebooks.Evaluation.Usefulness;
using EcgNotebooks.Files;
using EcgNotebooks.Training;

namespace EcgNotebooks.Experiments;

/// <summary>
/// An experiment with a cache: results for the same recipe, table and code are reused, missing ones are computed.
/// </summary>
/// <remarks>Notebooks get the results of earlier steps from here, so each notebook runs alone and in any order.</remarks>
public sealed class CachedExperiment
{
    /// <summary>Name of the environment variable for the folder of the runs.</summary>
    public const string FolderVariable = "ECG_RUNS_DIR";

    // Another process that has the folder computes what this one needs, so waiting is worthwhile.
    private static readonly TimeSpan _lockTimeout = TimeSpan.MaxValue;

    private readonly PtbXl _data;
    private readonly Recipe _recipe;
    private readonly Experiment _experiment;

    private CachedExperiment(PtbXl data, Recipe recipe, RunFolder run) =>
        (_data, _recipe, Run, _experiment) = (data, recipe, run, new Experiment(run, _lockTimeout));

    /// <summary>Folder of the runs: the value of ECG_RUNS_DIR, or else runs/notebooks in the clone.</summary>
    public static string Root =>
        Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named
            ? named
            : Path.Combine(Repository.Home, "runs", "notebooks");

    /// <summary>Run folder of this experiment.</summary>
    public RunFolder Run { get; }

    /// <summary>Opens the experiment of a recipe on a dataset without computing anything.</summary>
    /// <param name="data">The dataset.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="root">
    /// Folder of the runs; if null, the value of ECG_RUNS_DIR, or else runs/notebooks in the clone.
    /// </param>
    public static CachedExperiment Open(PtbXl data, Recipe recipe, string? root = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(recipe);
        // Here already, because the cells of a notebook may use torch themselves before the first training.
        OpenMpThreads.LimitSpinning();
        var key = $"{recipe.Digest}/{data.TableDigest()}/{data.Root}";
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..12];
        return new CachedExperiment(data, recipe, new RunFolder(Path.GetFullPath(Path.Combine(root ?? Root, name))));
    }

    /// <summary>Returns the results of steps 1 to 5, computing them first if they are missing.</summary>
    /// <exception cref="EcgException">The table can't be used, or the folder can't be written.</exception>
    public ProcessedRun Processed()
    {
        RemoveResultsOfOtherCode();
        _experiment.EnsureProcessed(_data, _recipe);
        return ProcessedRun.Read(Run);
    }

    // This file is written last, so a folder whose clean-up was interrupted doesn't have it.
    private string CodeFile => Path.Combine(Run.Root, "code.txt");

    private bool IsFromThisCode =>
        File.Exists(CodeFile)
        && string.Equals(RegularFile.ReadAllText(CodeFile).Trim(), CodeIdentity.Current, StringComparison.Ordinal);

    // Results of all builds share one folder, because keeping those of each build would fill the disk with weights.
    private void RemoveResultsOfOtherCode()
    {
        if (IsFromThisCode)
        {
            return;
        }

        using var held = Run.Lock(_lockTimeout, CancellationToken.None);
        if (IsFromThisCode)
        {
            return;
        }

        File.Delete(Run.Manifest);
        foreach (var network in Enum.GetValues<NetworkKind>())
        {
            if (Directory.Exists(Run.Of(network).Root))
            {
                Directory.Delete(Run.Of(network).Root, recursive: true);
            }
        }

        AtomicFile.WriteText(CodeFile, CodeIdentity.Current + "\n");
    }

    /// <summary>
    /// Returns the training history of a network; trains the network first, or resumes its training, if necessary.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="epochs">Called once for every epoch in its order, also for those that were finished earlier or by another process.</param>
    /// <exception cref="EcgException">A recording can't be read, or the folder can't be written.</exception>
    public TrainingHistory Trained(NetworkKind network, IProgress<EpochReport>? epochs = null)
    {
        var processed = Processed();
        var count = _recipe.TrainingOf(network).Epochs;
        var folder = Run.Of(network);
        TrainingHistory Stored() => File.Exists(folder.History) ? HistoryFile.Read(folder.History) : new([]);
        var every = new EveryEpoch(epochs, count, Stored);
        var earlier = Stored();
        every.ReportFrom(earlier);

        // The history is written after the weights. The checkpoint for resuming is large, so it is read only if epochs are left.
        string[] weights = [folder.Best, folder.Last];
        var history =
            earlier.Epochs.Count >= count && weights.All(File.Exists)
                ? earlier
                : _experiment.Train(network, new TrainingRequest { Resume = true }, every);
        every.ReportFrom(history);
        return history.On(processed.Rows(Part.Train).Count, processed.Rows(Part.Validation).Count);
    }

    /// <summary>Returns the comparison of a network with the baseline without an ECG (age and sex); evaluates the network first if necessary.</summary>
    /// <exception cref="EcgException">A recording can't be read, the baseline can't be fitted, or the folder can't be written.</exception>
    public BaselineEvidence ComparedWithBaseline(NetworkKind network)
    {
        _ = Evaluated(network);
        return _experiment.CompareWithBaseline(network);
    }

    /// <summary>The note that figures show: that the data are simulated, or nothing.</summary>
    internal string Note => _data.Note;

    /// <summary>Returns the results of a network by group of recordings; evaluates it first if necessary.</summary>
    internal SubgroupEvidence Groups(NetworkKind network)
    {
        _ = Evaluated(network);
        return new RunEvidence(Run).Groups(network, new BootstrapOptions());
    }

    /// <summary>Returns what a network would mean for people of a stated prevalence; evaluates it first if necessary.</summary>
    internal UsefulnessEvidence Usefulness(NetworkKind network, double prevalence)
    {
        _ = Evaluated(network);
        return new RunEvidence(Run).Usefulness(network, prevalence);
    }

    /// <summary>Returns the results on the recordings that the recipe discards; scores them first if necessary.</summary>
    internal SpectrumEvidence Spectrum(NetworkKind network)
    {
        _ = Evaluated(network);
        var (options, evidence) = (new BootstrapOptions(), new RunEvidence(Run));
        // A new evaluation removes this file, so that it belongs to the present weights where it is there.
        return File.Exists(Run.Of(network).Spectrum)
            ? evidence.Spectrum(network, options.Level)
            : _experiment.ReportSpectrum(network, options).Evidence;
    }

    /// <summary>Returns the comparison of CNN and CRNN on the same rows; evaluates both first if necessary.</summary>
    /// <exception cref="EcgException">A recording can't be read, or the folder can't be written.</exception>
    public PairedEvidence Compared()
    {
        _ = Processed();
        if (_experiment.Compare() is { } evidence)
        {
            return evidence;
        }

        foreach (var network in Enum.GetValues<NetworkKind>())
        {
            _ = Evaluated(network);
        }

        return _experiment.Compare()!;
    }

    /// <summary>Returns the predictions and measures of a network; trains and evaluates it first if necessary.</summary>
    /// <exception cref="EcgException">A recording can't be read, or the folder can't be written.</exception>
    public NetworkReport Evaluated(NetworkKind network)
    {
        _ = Trained(network);
        return _experiment.Evaluated(network) ?? _experiment.Evaluate(network);
    }
}
