using EcgNotebooks.Datasets;
using EcgNotebooks.Storage;

namespace EcgNotebooks.Sweeps;

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
        (Study, Data, Root, Cells) = (study, data, Path.GetFullPath(root), study.Cells());
        _table = CellOrigin.DigestOfTable(data);
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

    /// <summary>Writes the table of the finished cells, in the order of the study; without times, so that it is the same every time.</summary>
    /// <returns>The number of finished cells.</returns>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public int WriteTable()
    {
        var rows = Cells
            .Select(cell => (Cell: cell, Result: Result(cell)))
            .Where(row => row.Result is not null)
            .ToList();
        ResultsCsv.Write(Table, rows.Select(row => (row.Cell, row.Result!)));
        return rows.Count;
    }
}
