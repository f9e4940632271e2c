namespace EcgNotebooks.Files;

/// <summary>A folder that this process has to itself, with a file in it that gives way where the disk is full.</summary>
/// <remarks>
/// All of a process's held folders are known to <see cref="AtomicFile"/>: it writes nothing into one that was removed or replaced
/// meanwhile, because it would lack all that was there before, and the command would end as if nothing had happened.
/// </remarks>
internal sealed class LockedFolder : IDisposable
{
    private static readonly Lock _changing = new();
    private static LockedFolder[] _all = [];

    private readonly FolderLock _lock;
    private readonly string _prefix;
    private readonly string _place;
    private readonly string? _expendable;

    /// <summary>Takes over a lock.</summary>
    /// <param name="root">The folder's full path.</param>
    /// <param name="place">The folder, as errors call it.</param>
    /// <param name="held">The lock.</param>
    /// <param name="expendable">The full path of a file that may be removed where there is no room for others.</param>
    public LockedFolder(string root, string place, FolderLock held, string? expendable)
    {
        _prefix = Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar;
        (_lock, _place, _expendable) = (held, place, expendable);
        lock (_changing)
        {
            _all = [.. _all, this];
        }
    }

    /// <summary>Refuses a path in a held folder that isn't there any more.</summary>
    /// <param name="path">The full path of a file to be written or removed.</param>
    /// <exception cref="EcgException">The folder was removed or replaced.</exception>
    public static void ThrowIfGone(string path)
    {
        foreach (var folder in Around(path))
        {
            if (!folder._lock.IsStillThere)
            {
                throw new EcgException(
                    $"{folder._place}: the folder was removed or replaced while this command worked in it.",
                    "What it had written is gone with it: begin anew in a folder that stays."
                );
            }
        }
    }

    /// <summary>Removes what gives way to a file for which there is no room; false where there was nothing.</summary>
    /// <param name="path">The full path of the file that couldn't be written.</param>
    public static bool MakeRoom(string path)
    {
        var made = false;
        foreach (var expendable in Around(path).Select(folder => folder._expendable).OfType<string>())
        {
            made |= expendable != path && RowFile.GiveUp(expendable);
        }

        return made;
    }

    public void Dispose()
    {
        lock (_changing)
        {
            _all = [.. _all.Where(folder => folder != this)];
        }

        _lock.Dispose();
    }

    private static IEnumerable<LockedFolder> Around(string path) =>
        Volatile.Read(ref _all).Where(folder => path.StartsWith(folder._prefix, StringComparison.Ordinal));
}
