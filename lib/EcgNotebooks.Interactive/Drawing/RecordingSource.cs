using EcgNotebooks.Datasets;
using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Formats.Wfdb;
using EcgNotebooks.Simulation;

namespace EcgNotebooks.Interactive.Drawing;

/// <summary>Finds the recording that <c>#!ecg</c> names.</summary>
internal static class RecordingSource
{
    private const int OfferedNames = 20;

    /// <summary>Reads a recording from a file, or from the dataset where no file has that name.</summary>
    /// <exception cref="EcgException">There is no such recording, it is damaged, or it lacks one of the leads.</exception>
    public static EcgRecord Read(string name, IReadOnlyList<Lead>? leads)
    {
        if (EcgCsv.IsCsv(name))
        {
            return EcgCsv.Read(name, leads);
        }

        return HasHeader(name) || Path.IsPathRooted(name)
            ? WfdbRecord.Read(name, leads)
            : PtbXl.Open().ReadRecord(RecordPath.Of(name), leads);
    }

    /// <summary>Returns the names of the dataset's first recordings, which completion offers; none where there is no dataset yet.</summary>
    public static IEnumerable<string> Names()
    {
        try
        {
            // Opening a dataset would generate the demo, which takes longer than completion may.
            var folder = Environment.GetEnvironmentVariable(PtbXl.FolderVariable) ?? DemoData.DefaultFolder;
            var table = Path.Combine(folder, PtbXlTable.FileName);
            return File.Exists(table)
                ? [.. PtbXlTable.Read(table).Rows.Take(OfferedNames).Select(row => row.FilenameHr)]
                : [];
        }
        catch (EcgException)
        {
            // A dataset that can't be read has no names to offer; drawing one of its recordings tells why.
            return [];
        }
    }

    private static bool HasHeader(string name) => File.Exists(RecordPath.Of(name) + RecordPath.HeaderExtension);
}
