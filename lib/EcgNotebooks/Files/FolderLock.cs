using System.Diagnostics;
using System.Security.Cryptography;

namespace EcgNotebooks.Files;

/// <summary>A lock file that one process holds at a time; the operating system releases it when the process ends in any way.</summary>
/// <remarks>The file is deleted when the lock is released; a killed process leaves it, and the next one reuses it.</remarks>
internal sealed class FolderLock : IDisposable
{
    private const int PollMilliseconds = 100;

    private readonly FileStream _held;
    private readonly Lock _checkLock = new();

    private FolderLock(FileStream held) => _held = held;

    /// <summary>Acquires the lock, and waits for it if necessary.</summary>
    /// <param name="path">The lock file.</param>
    /// <param name="place">The locked folder, as messages name it.</param>
    /// <param name="timeout">How long to wait for another process; <see cref="TimeSpan.MaxValue"/> waits until it ends.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <exception cref="EcgException">Another process still holds the lock, or the folder can't be written.</exception>
    public static FolderLock Take(
        string path,
        string place,
        TimeSpan timeout = default,
        CancellationToken cancellation = default
    )
    {
        if (TryTake(path, place, timeout == default) is { } free)
        {
            return free;
        }

        FolderWait.Begin(place);
        try
        {
            return Await(path, place, timeout, cancellation);
        }
        finally
        {
            FolderWait.End(place);
        }
    }

    private static FolderLock Await(string path, string place, TimeSpan timeout, CancellationToken cancellation)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            cancellation.WaitHandle.WaitOne(PollMilliseconds);
            cancellation.ThrowIfCancellationRequested();
            if (TryTake(path, place, isLastAttempt: waiting.Elapsed >= timeout) is { } taken)
            {
                return taken;
            }
        }
    }

    // Returns null where another process holds the lock and there is time left to wait.
    private static FolderLock? TryTake(string path, string place, bool isLastAttempt)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return Take(path);
        }
        catch (IOException e) when (IsHeld(e))
        {
            return isLastAttempt ? throw Held(place, e) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EcgException($"{path}: can't be written ({e.Message})", "Check the folder's permissions.", e);
        }
    }

    /// <summary>Throws if another process holds the lock, without acquiring it.</summary>
    /// <exception cref="EcgException">Another process holds the lock.</exception>
    public static void ThrowIfHeld(string path, string place)
    {
        try
        {
            using var _ = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
        }
        catch (IOException e) when (IsHeld(e))
        {
            throw Held(place, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The file doesn't exist or may not be opened, so that no holder is known.
        }
    }

    /// <summary>Whether the lock file is still there: neither it nor its folder was removed or replaced.</summary>
    public bool IsStillThere
    {
        get
        {
            lock (_checkLock)
            {
                return IsThere(_held, _held.Name);
            }
        }
    }

    public void Dispose()
    {
        try
        {
            // The file is deleted before the lock is released, because afterwards it may be another process's. A file that was
            // removed and made anew is another process's already.
            if (IsStillThere)
            {
                File.Delete(_held.Name);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An empty file that is left behind locks nobody out.
        }

        _held.Dispose();
    }

    private static FolderLock Take(string path)
    {
        while (true)
        {
            var held = Open(path);
            if (IsThere(held, path))
            {
                return new FolderLock(held);
            }

            held.Dispose();
        }
    }

    private static EcgException Held(string place, Exception cause) =>
        new($"{place}: another process is using this folder.", "Wait until that process has ended.", cause);

    // The codes are EWOULDBLOCK on Linux and macOS, and a sharing violation on Windows.
    private static bool IsHeld(IOException e) => (e.HResult & 0xFFFF) is 11 or 35 or 32;

    // On Windows, an open file can be deleted only if that was allowed; elsewhere, that permission would share the file.
    private static FileStream Open(string path) =>
        new(
            path,
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None
        );

    /// <summary>Returns whether the path still leads to the locked file.</summary>
    /// <remarks>The last holder may have deleted it between opening and locking; such a lock keeps nobody out.</remarks>
    internal static bool IsThere(FileStream held, string path)
    {
        var mark = DateTime.UnixEpoch.AddSeconds(RandomNumberGenerator.GetInt32(int.MaxValue));
        File.SetLastWriteTimeUtc(held.SafeFileHandle, mark);
        return File.GetLastWriteTimeUtc(path) == mark;
    }
}
