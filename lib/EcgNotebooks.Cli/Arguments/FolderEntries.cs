using System.IO.Enumeration;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>Lists what a folder holds, without the folders that can't be read.</summary>
internal static class FolderEntries
{
    /// <summary>Returns the paths of files and folders; linked folders are listed and not entered, because links may form a cycle.</summary>
    /// <param name="folder">The folder; empty for the current one, whose entries are then relative.</param>
    /// <param name="below">Whether the folders in it are entered, too.</param>
    public static IEnumerable<string> Of(string folder, bool below)
    {
        var listed = folder.Length == 0 ? "." : folder;
        if (!Directory.Exists(listed))
        {
            return [];
        }

        var options = new EnumerationOptions
        {
            RecurseSubdirectories = below,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.None,
        };
        return new FileSystemEnumerable<string>(
            listed,
            (ref FileSystemEntry entry) => Named(folder, listed, entry.ToSpecifiedFullPath()),
            options
        )
        {
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
    }

    private static string Named(string folder, string listed, string path) =>
        folder.Length == 0 ? Path.GetRelativePath(listed, path) : path;
}
