namespace EcgNotebooks.Datasets.Wfdb;

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
}
