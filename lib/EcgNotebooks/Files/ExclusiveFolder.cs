namespace EcgNotebooks.Files;

/// <summary>Locks folders for one process, so that two commands don't mix their files.</summary>
internal static class ExclusiveFolder
{
    private const string LockName = ".lock";

    /// <summary>Locks a folder, creates it if it is missing, and removes temporary files that a killed process left in it.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="below">Whether temporary files in its subfolders are removed too.</param>
    /// <param name="timeout">How long to wait for another process; <see cref="TimeSpan.MaxValue"/> waits until it ends, the default doesn't wait.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <returns>The lock; it is released when it is disposed of or when the process ends.</returns>
    /// <exception cref="EcgException">Another process holds the lock, or the folder can't be written.</exception>
    public static IDisposable Take(
        string root,
        bool below,
        TimeSpan timeout = default,
        CancellationToken cancellation = default
    ) => Take(root, below, null, timeout, cancellation);

    /// <summary>Locks a folder that has an expendable file, which is removed when the disk is full.</summary>
    internal static LockedFolder Take(
        string root,
        bool below,
        string? expendable,
        TimeSpan timeout,
        CancellationToken cancellation
    )
    {
        var full = Path.GetFullPath(root);
        var held = FolderLock.Take(Path.Combine(full, LockName), root, timeout, cancellation);
        TemporaryFiles.RemoveAll(full, below);
        return new LockedFolder(full, root, held, expendable is null ? null : Path.GetFullPath(expendable));
    }

    /// <summary>Throws if another process has locked the folder; for commands that only read.</summary>
    /// <exception cref="EcgException">Another process holds the lock.</exception>
    public static void ThrowIfTaken(string root) => FolderLock.ThrowIfHeld(Path.Combine(root, LockName), root);
}
