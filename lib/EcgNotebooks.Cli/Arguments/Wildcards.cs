using System.IO.Enumeration;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>Finds the files that a pattern with * and ? names, for shells that pass patterns on and for patterns in quotes.</summary>
internal static class Wildcards
{
    private const string AnyFolders = "**";

    /// <summary>Returns whether a path is a pattern, and not the name of a file with such characters.</summary>
    public static bool IsIn(string path) => path.AsSpan().ContainsAny('*', '?') && !Path.Exists(path);

    /// <summary>Returns the files and folders that match, in ordinal order; ** stands for any number of folders.</summary>
    public static IReadOnlyList<string> Find(string pattern)
    {
        var parts = pattern.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        IEnumerable<string> found = [Path.IsPathRooted(pattern) ? Path.GetPathRoot(pattern)! : ""];
        foreach (var part in parts.Where(part => part.Length > 0 && !IsRoot(part)))
        {
            found = [.. found.SelectMany(folder => Matching(folder, part))];
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Matching(string folder, string part) =>
        part == AnyFolders ? Below(folder).Prepend(folder)
        : !part.AsSpan().ContainsAny('*', '?') ? Existing(Path.Combine(folder, part))
        : FolderEntries
            .Of(folder, below: false)
            .Where(name => FileSystemName.MatchesSimpleExpression(part, Path.GetFileName(name), ignoreCase: false))
            // As in shells, hidden files are named by patterns that begin with a dot.
            .Where(name => part.StartsWith('.') || !Path.GetFileName(name).StartsWith('.'));

    private static IEnumerable<string> Existing(string path) => Path.Exists(path) ? [path] : [];

    private static IEnumerable<string> Below(string folder) =>
        FolderEntries.Of(folder, below: true).Where(Directory.Exists);

    private static bool IsRoot(string part) => part.EndsWith(':');
}
