using EcgNotebooks.Files;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Simulation;

namespace EcgNotebooks.Datasets;

/// <summary>A folder in PTB-XL's layout: the table and the records that it names.</summary>
public sealed class PtbXl
{
    /// <summary>The environment variable that names the folder of PTB-XL.</summary>
    public const string FolderVariable = "ECG_PTBXL_DIR";

    private PtbXl(string root) => Root = root;

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>Whether the recordings are simulated, which every figure made from them has to say.</summary>
    public bool IsDemo => DemoData.IsDemo(Root);

    /// <summary>What figures say of the data: that they are simulated, or nothing.</summary>
    public string Note => DemoData.Note(IsDemo);

    /// <summary>The table's path.</summary>
    public string TablePath => Path.Combine(Root, PtbXlTable.FileName);

    /// <summary>SHA-256 of the table, which names the dataset in manifests and caches.</summary>
    /// <exception cref="EcgException">The table can't be read.</exception>
    public string TableDigest() => FileDigest.Of(TablePath);

    /// <summary>Opens the named folder; without one that of $ECG_PTBXL_DIR; without that the demo, made on first use.</summary>
    /// <exception cref="EcgException">The folder doesn't hold PTB-XL's table, or the demo can't be written.</exception>
    public static PtbXl Open(
        string? dataDir = null,
        IProgress<DemoProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        if (dataDir is not null && string.IsNullOrWhiteSpace(dataDir))
        {
            throw new EcgException(
                "The name of the dataset's folder is empty.",
                $"Name the folder that holds {PtbXlTable.FileName}, or none for the demo."
            );
        }

        var folder = dataDir ?? Environment.GetEnvironmentVariable(FolderVariable);
        if (string.IsNullOrWhiteSpace(folder))
        {
            folder = DemoData.DefaultFolder;
            DemoData.EnsureMade(folder, null, progress, cancellation);
        }

        if (folder.Contains('\0', StringComparison.Ordinal))
        {
            throw NoTable(folder, dataDir is null);
        }

        var tree = new PtbXl(Path.GetFullPath(folder));
        return File.Exists(tree.TablePath) ? tree : throw NoTable(tree.Root, dataDir is null);
    }

    /// <summary>The full path of a record that the table names, without extension.</summary>
    /// <exception cref="ContainedPathException">The name leads out of the folder.</exception>
    public string RecordPath(string filename)
    {
        // What is opened is the header: that too has to lie inside, wherever a link leads.
        ContainedPath.Resolve(Root, filename + Formats.Wfdb.RecordPath.HeaderExtension);
        return ContainedPath.Resolve(Root, filename);
    }

    /// <summary>Reads a record that the table names, in mV: the given leads in their order, or all.</summary>
    /// <exception cref="ContainedPathException">The name leads out of the folder.</exception>
    /// <exception cref="RecordException">The record is missing or damaged.</exception>
    /// <exception cref="EcgException">A lead's unit isn't one of voltage.</exception>
    public EcgRecord ReadRecord(string filename, IReadOnlyList<Lead>? leads = null) =>
        WfdbRecord.Read(RecordPath(filename), leads).InMillivolts();

    /// <summary>Reads one lead of a record that the table names, in mV.</summary>
    /// <exception cref="ContainedPathException">The name leads out of the folder.</exception>
    /// <exception cref="RecordException">The record or the lead is missing or damaged.</exception>
    /// <exception cref="EcgException">The lead's unit isn't one of voltage.</exception>
    public EcgSignal ReadLead(string filename, Lead lead, int? maxSamples = null) =>
        Millivolts.Of(filename, WfdbRecord.ReadLead(RecordPath(filename), lead, maxSamples));

    private static EcgException NoTable(string root, bool fromVariable) =>
        new(
            $"{root}: no {PtbXlTable.FileName} there.",
            fromVariable
                ? $"Set {FolderVariable} to the folder that holds {PtbXlTable.FileName}, or unset it to use the simulated demo."
                : $"Name the folder that holds {PtbXlTable.FileName}, or none to use ${FolderVariable} or the simulated demo."
        );
}
