using System.Security.Cryptography;
using System.Text;
using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation.Evidence;
using EcgNotebooks.Files;
using EcgNotebooks.Training;

namespace EcgNotebooks.Experiments;

/// <summary>An experiment whose steps are computed when missing and reused when present, for one recipe, table and code.</summary>
/// <remarks>What a notebook needs of earlier steps comes from here, so that each runs alone and in any order.</remarks>
public sealed class CachedExperiment
{
    /// <summary>The environment variable that says where runs are kept.</summary>
    public const string FolderVariable = "ECG_RUNS_DIR";

    // What another process computes there is what this one needs.
    private static readonly TimeSpan _patience = TimeSpan.MaxValue;

    private readonly PtbXl _data;
    private readonly Recipe _recipe;
    private readonly Experiment _experiment;

    private CachedExperiment(PtbXl data, Recipe recipe, RunFolder run) =>
        (_data, _recipe, Run, _experiment) = (data, recipe, run, new Experiment(run, _patience));

    /// <summary>Where runs are kept: the folder that ECG_RUNS_DIR names, else runs/notebooks of the clone.</summary>
    public static string Root =>
        Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named
            ? named
            : Path.Combine(Checkout.Home, "runs", "notebooks");

    /// <summary>The run folder.</summary>
    public RunFolder Run { get; }

    /// <summary>Opens the experiment of a recipe on a dataset; nothing is computed yet.</summary>
    /// <param name="data">The dataset.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="root">Where runs are kept; where null, the folder that ECG_RUNS_DIR names, else runs/notebooks of the clone.</param>
    public static CachedExperiment Open(PtbXl data, Recipe recipe, string? root = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(recipe);
        var key = $"{recipe.Digest}/{data.TableDigest()}/{data.Root}";
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..12];
        return new CachedExperiment(data, recipe, new RunFolder(Path.GetFullPath(Path.Combine(root ?? Root, name))));
    }

    /// <summary>Steps 1 to 5.</summary>
    /// <exception cref="EcgException">The table can't be used, or the folder can't be written.</exception>
    internal ProcessedRun Processed()
    {
        RemoveResultsOfOtherCode();
        _experiment.EnsureProcessed(_data, _recipe);
        return ProcessedRun.Read(Run);
    }

    // The last file that is written: a folder whose removal was interrupted has none.
    private string CodeFile => Path.Combine(Run.Root, "code.txt");

    private bool IsOfThisCode =>
        File.Exists(CodeFile)
        && string.Equals(RegularFile.ReadAllText(CodeFile).Trim(), CodeIdentity.Current, StringComparison.Ordinal);

    // In the same folder, since those of each build side by side would fill the disk with weights.
    private void RemoveResultsOfOtherCode()
    {
        if (IsOfThisCode)
        {
            return;
        }

        using var held = Run.Lock(_patience, CancellationToken.None);
        if (IsOfThisCode)
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

    /// <summary>Trains a network, or goes on with its training, or takes the finished one.</summary>
    /// <param name="network">The network.</param>
    /// <param name="epochs">Hears of every epoch, of those finished earlier too.</param>
    /// <exception cref="EcgException">A recording can't be read, or the folder can't be written.</exception>
    public TrainingHistory Trained(NetworkKind network, IProgress<EpochReport>? epochs = null)
    {
        _ = Processed();
        var count = _recipe.TrainingOf(network).Epochs;
        var folder = Run.Of(network);
        var earlier = File.Exists(folder.History) ? HistoryFile.Read(folder.History) : new TrainingHistory([]);
        foreach (var epoch in earlier.Epochs)
        {
            epochs?.Report(new EpochReport(epoch, count, false, TimeSpan.Zero, TimeSpan.Zero));
        }

        // The history is written after the weights. A state to go on from is large, and isn't read where nothing is left to do.
        string[] weights = [folder.Best, folder.Last];
        return earlier.Epochs.Count >= count && weights.All(File.Exists)
            ? earlier
            : _experiment.Train(network, new TrainingRequest { Resume = true }, epochs);
    }

    /// <summary>CNN against CRNN on the same rows; both are evaluated first where they aren't.</summary>
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

    /// <summary>Predictions and figures of merit of a network, which is trained and evaluated first where it isn't.</summary>
    /// <exception cref="EcgException">A recording can't be read, or the folder can't be written.</exception>
    public NetworkReport Evaluated(NetworkKind network)
    {
        _ = Trained(network);
        return _experiment.Evaluated(network) ?? _experiment.Evaluate(network);
    }
}
