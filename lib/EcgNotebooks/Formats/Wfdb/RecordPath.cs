using EcgNotebooks.Files;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>How a record is named: by its path without extension, or by either of its files.</summary>
internal static class RecordPath
{
    public const string HeaderExtension = ".hea";

    public const string SignalExtension = ".dat";

    /// <summary>The record's path without extension.</summary>
    public static string Of(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return
            path.EndsWith(HeaderExtension, StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(SignalExtension, StringComparison.OrdinalIgnoreCase)
            ? path[..^HeaderExtension.Length]
            : path;
    }

    /// <summary>The folder that the record's files lie in.</summary>
    public static string Folder(string record) => Path.GetDirectoryName(Path.GetFullPath(record)) ?? "/";

    /// <summary>The full path of a file or record that a line of the record's header names.</summary>
    /// <exception cref="RecordException">The name leads, or could lead, out of the record's folder.</exception>
    public static string Beside(string record, string name, int line) =>
        ContainedPath.TryResolve(Folder(record), name, out var path, out var reason)
            ? path
            : throw RecordException.Escaping(record, line, name, reason);
}
