namespace EcgNotebooks.Files;

/// <summary>A folder that one process has to itself, so that two commands don't mix their files.</summary>
internal static class ExclusiveFolder
{
    private const string LockName = ".lock";

    /// <summary>Takes the folder, makes it where it is missing, and removes what a killed process left half written in it.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="below">Whether the folders below it belong to it too.</param>
    /// <param name="patience">How long another process may keep it: <see cref="TimeSpan.MaxValue"/> as long as it lives, by default not at all.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Disposing of it, or the end of the process in any way, gives the folder back.</returns>
    /// <exception cref="EcgException">Another process has it, or it can't be written.</exception>
    public static IDisposable Take(
        string root,
        bool below,
        TimeSpan patience = default,
        CancellationToken cancellation = default
    ) => Take(root, below, null, patience, cancellation);

    /// <summary>Takes the folder, with a file in it that is removed where the disk has no room for others.</summary>
    internal static LockedFolder Take(
        string root,
        bool below,
        string? expendable,
        TimeSpan patience,
        CancellationToken cancellation
    )
    {
        var full = Path.GetFullPath(root);
        var held = FolderLock.Take(Path.Combine(full, LockName), root, patience, cancellation);
        Unfinished.RemoveAll(full, below);
        return new LockedFolder(full, root, held, expendable is null ? null : Path.GetFullPath(expendable));
    }

    /// <summary>Refuses a folder that another process has; for those who only read.</summary>
    /// <exception cref="EcgException">Another process has it.</exception>
    public static void ThrowIfTaken(string root) => FolderLock.ThrowIfHeld(Path.Combine(root, LockName), root);
}
