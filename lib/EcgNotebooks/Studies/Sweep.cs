using EcgNotebooks.Datasets;
using EcgNotebooks.Files;

namespace EcgNotebooks.Studies;

/// <summary>A study on a dataset with its output folder: what is done, what is left, and the table of the results.</summary>
public sealed class Sweep
{
    private readonly string _table;

    /// <summary>Opens it; nothing is computed or written.</summary>
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

    /// <summary>The runs in the order of the study.</summary>
    public IReadOnlyList<StudyRun> Runs { get; }

    /// <summary>The table of the results.</summary>
    public string Table => Path.Combine(Root, "results.csv");

    /// <summary>The table of the comparison over the seeds.</summary>
    public string ComparisonTable => StudyComparison.TableIn(Root);

    /// <summary>Opens a study to be run within this process, in the folder where notebooks keep what they computed.</summary>
    /// <param name="study">The study; its number of threads becomes this process's.</param>
    /// <param name="data">The dataset.</param>
    public static Sweep InNotebook(Study study, PtbXl data) => NotebookSweep.Open(study, data);

    /// <summary>Runs the runs that are left, one after the other within this process.</summary>
    /// <param name="progress">Hears of every run, of those finished earlier too.</param>
    /// <param name="cancellation">Finished runs and epochs are kept.</param>
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

    /// <summary>Keeps a second sweep out of the output folder until it is disposed of.</summary>
    /// <exception cref="EcgException">Another sweep runs there, or the folder can't be written.</exception>
    public IDisposable Lock() => FolderLock.Take(Path.Combine(Root, ".lock"), Root);

    /// <summary>The folder of a run.</summary>
    internal StudyRunFolder Folder(StudyRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return FolderIn(Root, run);
    }

    /// <summary>The folder of a run below an output folder.</summary>
    internal static StudyRunFolder FolderIn(string root, StudyRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new(Path.Combine(root, "runs", run.Id));
    }

    /// <summary>A run's result; null while it isn't finished.</summary>
    public StudyRunResult? Result(StudyRun run) => Folder(run).Result(StudyRunOrigin.Of(run, _table));

    /// <summary>The finished epochs of a run's training; null where it isn't begun.</summary>
    public int? EpochsBegun(StudyRun run) => Folder(run).EpochsBegun(run, StudyRunOrigin.Of(run, _table));

    /// <summary>The finished runs in the order of the study.</summary>
    public IReadOnlyList<(StudyRun Run, StudyRunResult Result)> Finished() =>
        [.. Runs.Select(run => (run, Result(run)!)).Where(row => row.Item2 is not null)];

    /// <summary>Writes the tables and pictures of the finished runs, in the order of the study; without times, so that they are the same every time.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void WriteTables(IReadOnlyList<(StudyRun Run, StudyRunResult Result)> finished)
    {
        ResultsCsv.Write(Table, finished);
        StudyComparison.Of(this).Write(Root);
    }
}
