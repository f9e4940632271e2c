using EcgNotebooks.Files;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Simulation;

namespace EcgNotebooks.Datasets;

/// <summary>A dataset in PTB-XL's folder layout: the table and the records that it names.</summary>
/// <example>
/// <code>
/// var data = PtbXl.Open(); // the folder that ECG_PTBXL_DIR names, else the demo data
/// var table = PtbXlTable.Read(data.TablePath);
/// var record = data.ReadRecord(table.Rows[0].FilenameHr, [Lead.II]);
/// Console.WriteLine($"{table.Rows.Count} recordings; the first takes {record.DurationSeconds} s");
/// </code>
/// </example>
public sealed class PtbXl
{
    /// <summary>The environment variable with the path of PTB-XL's folder.</summary>
    public const string FolderVariable = "ECG_PTBXL_DIR";

    private PtbXl(string root) => Root = root;

    /// <summary>The dataset's folder.</summary>
    public string Root { get; }

    /// <summary>Whether the recordings are simulated, which every figure made from them must state.</summary>
    public bool IsDemo => DemoData.IsDemo(Root);

    /// <summary>The note that figures show: that the data are simulated, or nothing.</summary>
    public string Note => DemoData.Note(IsDemo);

    /// <summary>Path of the table.</summary>
    public string TablePath => Path.Combine(Root, PtbXlTable.FileName);

    /// <summary>Returns the SHA-256 of the table, which identifies the dataset in manifests and caches.</summary>
    /// <exception cref="EcgException">The table can't be read.</exception>
    public string TableDigest() => FileDigest.Of(TablePath);

    /// <summary>Opens the given folder, or that of $ECG_PTBXL_DIR, or else the demo, which is generated on first use.</summary>
    /// <exception cref="EcgException">The folder doesn't contain PTB-XL's table, or the demo can't be written.</exception>
    public static PtbXl Open(string? dataDir = null, CancellationToken cancellation = default) =>
        Open(dataDir, null, cancellation);

    /// <summary>Opens a dataset, and reports the progress of making the demo.</summary>
    internal static PtbXl Open(string? dataDir, IProgress<DemoProgress>? progress, CancellationToken cancellation)
    {
        if (dataDir is not null && string.IsNullOrWhiteSpace(dataDir))
        {
            throw new EcgException(
                "The name of the dataset's folder is empty.",
                $"Give the folder that contains {PtbXlTable.FileName}, or no folder for the demo."
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

    /// <summary>Returns the full path, without extension, of a record that the table names.</summary>
    /// <exception cref="ContainedPathException">The name leads out of the folder.</exception>
    public string RecordPath(string filename)
    {
        // The header is what will be opened, so its path must stay inside the folder too, even if it is a link.
        ContainedPath.Resolve(Root, filename + Formats.Wfdb.RecordPath.HeaderExtension);
        return ContainedPath.Resolve(Root, filename);
    }

    /// <summary>Reads a record that the table names, in mV: all leads, or the given ones in their order.</summary>
    /// <exception cref="ContainedPathException">The name leads out of the folder.</exception>
    /// <exception cref="RecordException">The record is missing or damaged.</exception>
    /// <exception cref="EcgException">The unit of a lead isn't a voltage.</exception>
    public EcgRecord ReadRecord(string filename, IReadOnlyList<Lead>? leads = null) =>
        WfdbRecord.Read(RecordPath(filename), leads).InMillivolts();

    /// <summary>Reads one lead of a record that the table names, in mV.</summary>
    /// <exception cref="ContainedPathException">The name leads out of the folder.</exception>
    /// <exception cref="RecordException">The record or the lead is missing or damaged.</exception>
    /// <exception cref="EcgException">The unit of the lead isn't a voltage.</exception>
    public EcgSignal ReadLead(string filename, Lead lead, int? maxSamples = null) =>
        Millivolts.Of(filename, WfdbRecord.ReadLead(RecordPath(filename), lead, maxSamples));

    private static EcgException NoTable(string root, bool fromVariable) =>
        new(
            $"{root}: the folder doesn't contain {PtbXlTable.FileName}.",
            fromVariable
                ? $"Set {FolderVariable} to the folder that contains {PtbXlTable.FileName}, or unset it to use the simulated demo."
                : $"Give the folder that contains {PtbXlTable.FileName}, or no folder to use ${FolderVariable} or the simulated demo."
        );
}
