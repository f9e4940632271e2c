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
        (Study, Data, Root, Cells) = (study, data, Path.GetFullPath(root), study.Cells());
        _table = data.TableDigest();
    }

    /// <summary>The study.</summary>
    public Study Study { get; }

    /// <summary>The dataset.</summary>
    public PtbXl Data { get; }

    /// <summary>The output folder.</summary>
    public string Root { get; }

    /// <summary>The cells in the order of the study.</summary>
    public IReadOnlyList<StudyCell> Cells { get; }

    /// <summary>The table of the results.</summary>
    public string Table => Path.Combine(Root, "results.csv");

    /// <summary>The table of the comparison over the seeds.</summary>
    public string ComparisonTable => StudyComparison.TableIn(Root);

    /// <summary>Opens a study to be run within this process, in the folder where notebooks keep what they computed.</summary>
    /// <param name="study">The study; its number of threads becomes this process's.</param>
    /// <param name="data">The dataset.</param>
    public static Sweep InNotebook(Study study, PtbXl data) => NotebookSweep.Open(study, data);

    /// <summary>Runs the cells that are left, one after the other within this process.</summary>
    /// <param name="progress">Hears of every cell, of those finished earlier too.</param>
    /// <param name="cancellation">Finished cells and epochs are kept.</param>
    /// <exception cref="EcgException">The data can't be used, or the folder can't be written.</exception>
    public StudyComparison Run(IProgress<CellResult>? progress = null, CancellationToken cancellation = default)
    {
        foreach (var cell in Cells)
        {
            var result = new CellExperiment(cell, Folder(cell)).RunOrWait(Data, cancellation);
            progress?.Report(result);
        }

        return StudyComparison.Of(this);
    }

    /// <summary>Keeps a second sweep out of the output folder until it is disposed of.</summary>
    /// <exception cref="EcgException">Another sweep runs there, or the folder can't be written.</exception>
    public IDisposable Lock() => FolderLock.Take(Path.Combine(Root, ".lock"), Root);

    /// <summary>The folder of a cell.</summary>
    public CellFolder Folder(StudyCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return FolderIn(Root, cell);
    }

    /// <summary>The folder of a cell below an output folder.</summary>
    public static CellFolder FolderIn(string root, StudyCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return new(Path.Combine(root, "cells", cell.Id));
    }

    /// <summary>A cell's result; null while it isn't finished.</summary>
    public CellResult? Result(StudyCell cell) => Folder(cell).Result(CellOrigin.Of(cell, _table));

    /// <summary>The finished epochs of a cell's training; null where it isn't begun.</summary>
    public int? EpochsBegun(StudyCell cell) => Folder(cell).EpochsBegun(cell, CellOrigin.Of(cell, _table));

    /// <summary>The finished cells in the order of the study.</summary>
    public IReadOnlyList<(StudyCell Cell, CellResult Result)> Finished() =>
        [.. Cells.Select(cell => (cell, Result(cell)!)).Where(row => row.Item2 is not null)];

    /// <summary>Writes the tables and pictures of the finished cells, in the order of the study; without times, so that they are the same every time.</summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void WriteTables(IReadOnlyList<(StudyCell Cell, CellResult Result)> finished)
    {
        ResultsCsv.Write(Table, finished);
        StudyComparison.Of(this).Write(Root);
    }
}
