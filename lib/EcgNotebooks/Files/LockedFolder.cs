namespace EcgNotebooks.Files;

/// <summary>A folder that this process has locked, with an expendable file that is removed when the disk is full.</summary>
/// <remarks>
/// <see cref="AtomicFile"/> knows all locked folders of the process and writes nothing into one that was removed or replaced
/// meanwhile: the earlier files would be missing, and the command would end as if nothing had happened.
/// </remarks>
internal sealed class LockedFolder : IDisposable
{
    private static readonly Lock _changing = new();
    private static LockedFolder[] _all = [];

    private readonly FolderLock _lock;
    private readonly string _prefix;
    private readonly string _place;
    private readonly string? _expendable;

    /// <summary>Creates the locked folder from a lock that was acquired.</summary>
    /// <param name="root">The folder's full path.</param>
    /// <param name="place">The folder, as messages name it.</param>
    /// <param name="held">The lock.</param>
    /// <param name="expendable">The full path of a file that may be removed when the disk is full; null for none.</param>
    public LockedFolder(string root, string place, FolderLock held, string? expendable)
    {
        _prefix = Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar;
        (_lock, _place, _expendable) = (held, place, expendable);
        lock (_changing)
        {
            _all = [.. _all, this];
        }
    }

    /// <summary>Throws if a path lies in a locked folder that no longer exists.</summary>
    /// <param name="path">The full path of a file to write or delete.</param>
    /// <exception cref="EcgException">The folder was removed or replaced.</exception>
    public static void ThrowIfGone(string path)
    {
        foreach (var folder in Enclosing(path))
        {
            if (!folder._lock.IsStillThere)
            {
                throw new EcgException(
                    $"{folder._place}: the folder was removed or replaced while this command worked in it.",
                    "The results were removed with it: run the command again, and leave the folder in place while it runs."
                );
            }
        }
    }

    /// <summary>Removes expendable files to free disk space; returns false where there was none.</summary>
    /// <param name="path">The full path of the file that couldn't be written.</param>
    public static bool FreeDiskSpace(string path)
    {
        var removed = false;
        foreach (var expendable in Enclosing(path).Select(folder => folder._expendable).OfType<string>())
        {
            removed |= expendable != path && RowFile.Evict(expendable);
        }

        return removed;
    }

    public void Dispose()
    {
        lock (_changing)
        {
            _all = [.. _all.Where(folder => folder != this)];
        }

        _lock.Dispose();
    }

    private static IEnumerable<LockedFolder> Enclosing(string path) =>
        Volatile.Read(ref _all).Where(folder => path.StartsWith(folder._prefix, StringComparison.Ordinal));
}
