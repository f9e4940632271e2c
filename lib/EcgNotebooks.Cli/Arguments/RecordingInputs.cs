using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>Finds the recordings that an input names: one, those in a folder, or those that a pattern matches.</summary>
internal static class RecordingInputs
{
    private const string Csv = ".csv";

    /// <summary>Returns the recordings; the input itself where it is neither a folder nor a pattern.</summary>
    /// <exception cref="EcgException">The folder holds no recordings, or the pattern matches none.</exception>
    public static IReadOnlyList<string> Of(string input)
    {
        if (Wildcards.IsIn(input))
        {
            return Matching(input);
        }

        // A record may have the name of a folder beside it.
        var isFolder = Directory.Exists(input) && !File.Exists(input + RecordPath.HeaderExtension);
        string[] recordings = isFolder ? InFolder(input) : [input];
        return recordings.Length > 0
            ? recordings
            : throw new EcgException(
                $"{input}: the folder holds no recordings.",
                "Give a folder with WFDB headers (.hea) or .csv files."
            );
    }

    private static string[] Matching(string pattern)
    {
        // WFDB records are named without an extension.
        string[] matching = [.. Wildcards.Find(pattern), .. Wildcards.Find(pattern + RecordPath.HeaderExtension)];
        string[] folders = [.. matching.Where(Directory.Exists)];
        string[] recordings =
        [
            .. Recordings(matching.Except(folders))
                .Concat(folders.SelectMany(InFolder))
                .Distinct(StringComparer.Ordinal),
        ];
        return recordings.Length > 0
            ? recordings
            : throw new EcgException(
                $"{pattern}: no recording matches the pattern.",
                "Check it; * stands for any characters of a name, [1-3] for one of them, ** for any folders."
            );
    }

    // Tables lie beside WFDB records, so .csv files count only where there are no headers.
    private static string[] InFolder(string folder)
    {
        string[] files =
        [
            .. FolderEntries
                .Of(folder, below: true)
                .Where(path => !Directory.Exists(path))
                .Order(StringComparer.Ordinal),
        ];
        return files.Any(IsHeader) ? [.. Recordings(files.Where(IsHeader))] : [.. files.Where(IsCsv)];
    }

    // The header and the signal file of a record are one recording.
    private static IEnumerable<string> Recordings(IEnumerable<string> files) =>
        files
            .Where(file =>
                IsCsv(file) || IsHeader(file) || File.Exists(RecordPath.Of(file) + RecordPath.HeaderExtension)
            )
            .Select(file => IsCsv(file) ? file : RecordPath.Of(file))
            .Distinct(StringComparer.Ordinal);

    private static bool IsHeader(string file) => Path.GetExtension(file) == RecordPath.HeaderExtension;

    private static bool IsCsv(string file) => Path.GetExtension(file) == Csv;
}
