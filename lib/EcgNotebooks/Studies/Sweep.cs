using System.Security.Cryptography;
using System.Text;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Files;

namespace EcgNotebooks.Studies;

/// <summary>Runs a study on a dataset, and gives access to its progress and results in an output folder.</summary>
public sealed class Sweep
{
    // libtorch takes its number of threads from this variable first, and otherwise uses one thread per core.
    private const string OpenMp = "OMP_NUM_THREADS";

    private readonly string _table;

    /// <summary>Opens a study without computing or writing anything.</summary>
    /// <param name="study">The study.</param>
    /// <param name="data">The dataset.</param>
    /// <param name="root">The output folder.</param>
    public Sweep(Study study, PtbXl data, string root)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(data);
        (Study, Data, Root, Runs) = (study, data, Path.GetFullPath(root), study.Runs());
        _table = data.TableDigest();
    }

    /// <summary>The study.</summary>
    public Study Study { get; }

    /// <summary>The dataset.</summary>
    public PtbXl Data { get; }

    /// <summary>The output folder.</summary>
    public string Root { get; }

    /// <summary>Runs in the order of the study.</summary>
    public IReadOnlyList<StudyRun> Runs { get; }

    /// <summary>Path of the table of results.</summary>
    public string Table => Path.Combine(Root, "results.csv");

    /// <summary>Path of the table that compares means over the seeds.</summary>
    public string ComparisonTable => StudyComparison.TableIn(Root);

    /// <summary>Opens a study for running in this process, with its output in the folder of the notebooks' runs.</summary>
    /// <param name="study">The study; its number of threads is replaced by that of this process.</param>
    /// <param name="data">The dataset.</param>
    public static Sweep InNotebook(Study study, PtbXl data)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(data);
        // The folder's name has a digest, so studies on other data or with other epochs have folders of their own.
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{data.TableDigest()}/{data.Root}/{study.Epochs}"));
        var root = Path.Combine(CachedExperiment.Root, "studies-" + Convert.ToHexStringLower(key)[..12]);
        return new Sweep(study with { Threads = ThreadsOfThisProcess }, data, root);
    }

    /// <summary>Completes all unfinished runs, one after the other in this process.</summary>
    /// <param name="progress">Called after every run, and for runs that were finished earlier.</param>
    /// <param name="cancellation">Cancels the sweep; finished runs and epochs are kept.</param>
    /// <exception cref="EcgException">The data can't be used, or the folder can't be written.</exception>
    public StudyComparison Run(IProgress<StudyRunResult>? progress = null, CancellationToken cancellation = default)
    {
        foreach (var run in Runs)
        {
            var result = new StudyExperiment(run, Folder(run)).RunOrWait(Data, cancellation);
            progress?.Report(result);
        }

        return StudyComparison.Of(this);
    }

    /// <summary>Locks the output folder against a second sweep until the lock is disposed of.</summary>
    /// <exception cref="EcgException">Another sweep has locked the folder, or it can't be written.</exception>
    public IDisposable Lock() => FolderLock.Take(Path.Combine(Root, ".lock"), Root);

    /// <summary>Returns the run folder of one run of the study, with its tables, weights and predictions.</summary>
    /// <param name="run">One of <see cref="Runs"/>.</param>
    public RunFolder FolderOf(StudyRun run) => Folder(run).Run;

    /// <summary>Returns the folder of a run.</summary>
    internal StudyRunFolder Folder(StudyRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return FolderIn(Root, run);
    }

    /// <summary>Returns the folder of a run below an output folder.</summary>
    internal static StudyRunFolder FolderIn(string root, StudyRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new(Path.Combine(RunsIn(root), run.Id));
    }

    /// <summary>Returns the folder in which all runs have theirs, and their logs.</summary>
    internal static string RunsIn(string root) => Path.Combine(root, RunsName);

    /// <summary>Name of the folder in which all runs have theirs.</summary>
    internal const string RunsName = "runs";

    /// <summary>Returns the result of a run; null if it isn't finished.</summary>
    public StudyRunResult? Result(StudyRun run) => Folder(run).Result(StudyRunOrigin.Of(run, _table));

    /// <summary>Returns the number of finished epochs of a run's training; null if it isn't begun.</summary>
    public int? EpochsBegun(StudyRun run) => Folder(run).EpochsBegun(run, StudyRunOrigin.Of(run, _table));

    /// <summary>Returns the finished runs in the order of the study.</summary>
    public IReadOnlyList<(StudyRun Run, StudyRunResult Result)> Finished() =>
        [.. Runs.Select(run => (run, Result(run)!)).Where(row => row.Item2 is not null)];

    /// <summary>
    /// Writes tables and figures of the finished runs in the order of the study; they contain no times, so they are
    /// reproducible.
    /// </summary>
    /// <returns>The comparison that was written.</returns>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public StudyComparison WriteTables(IReadOnlyList<(StudyRun Run, StudyRunResult Result)> finished)
    {
        ResultsCsv.Write(Table, finished);
        var comparison = StudyComparison.Of(this);
        comparison.Write(Root);
        return comparison;
    }

    private static int ThreadsOfThisProcess =>
        int.TryParse(Environment.GetEnvironmentVariable(OpenMp), out var threads) && threads > 0
            ? threads
            : Environment.ProcessorCount;
}
