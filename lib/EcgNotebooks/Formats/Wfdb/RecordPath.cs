using EcgNotebooks.Files;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Handles the paths of records; a record is named by its path without extension, or by the path of either of its files.</summary>
internal static class RecordPath
{
    public const string HeaderExtension = ".hea";

    public const string SignalExtension = ".dat";

    /// <summary>Returns the record's path without extension.</summary>
    public static string Of(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return
            path.EndsWith(HeaderExtension, StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(SignalExtension, StringComparison.OrdinalIgnoreCase)
            ? path[..^HeaderExtension.Length]
            : path;
    }

    /// <summary>Returns the folder of the record's files.</summary>
    public static string Folder(string record) => Path.GetDirectoryName(Path.GetFullPath(record)) ?? "/";

    /// <summary>Returns the full path of a file or record that a header line names.</summary>
    /// <exception cref="RecordException">The name leads, or could lead, out of the record's folder.</exception>
    public static string Resolve(string record, string name, int line) =>
        ContainedPath.TryResolve(Folder(record), name, out var path, out var reason)
            ? path
            : throw RecordException.EscapingName(record, line, name, reason);
}
