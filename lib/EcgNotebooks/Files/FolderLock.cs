using System.Diagnostics;
using System.Security.Cryptography;

namespace EcgNotebooks.Files;

/// <summary>A file that one process holds at a time; the system frees it when the process ends, however that happens.</summary>
/// <remarks>It is removed when it is given up; a killed process leaves it, and the next one takes it over.</remarks>
internal sealed class FolderLock : IDisposable
{
    private const int PollMilliseconds = 100;

    private readonly FileStream _held;
    private readonly Lock _looking = new();

    private FolderLock(FileStream held) => _held = held;

    /// <summary>Takes it, and waits for it if need be.</summary>
    /// <param name="path">The file that stands for what is locked.</param>
    /// <param name="place">What is locked, as errors call it.</param>
    /// <param name="patience">How long another process may keep it; <see cref="TimeSpan.MaxValue"/> as long as it lives.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="EcgException">Another process keeps it, or the folder can't be written.</exception>
    public static FolderLock Take(
        string path,
        string place,
        TimeSpan patience = default,
        CancellationToken cancellation = default
    )
    {
        if (TryTake(path, place, patience == default) is { } free)
        {
            return free;
        }

        FolderWait.Begin(place);
        try
        {
            return Await(path, place, patience, cancellation);
        }
        finally
        {
            FolderWait.End(place);
        }
    }

    private static FolderLock Await(string path, string place, TimeSpan patience, CancellationToken cancellation)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            cancellation.WaitHandle.WaitOne(PollMilliseconds);
            cancellation.ThrowIfCancellationRequested();
            if (TryTake(path, place, isLast: waiting.Elapsed >= patience) is { } taken)
            {
                return taken;
            }
        }
    }

    // Null where another process holds it and may still give it up in time.
    private static FolderLock? TryTake(string path, string place, bool isLast)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return Take(path);
        }
        catch (IOException e) when (IsHeld(e))
        {
            return isLast ? throw Held(place, e) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EcgException($"{path}: can't be written ({e.Message})", "Check the folder's permissions.", e);
        }
    }

    /// <summary>Refuses what another process holds, without taking it.</summary>
    /// <exception cref="EcgException">Another process holds it.</exception>
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
            // Not there, or not ours to judge: nobody is known to hold it.
        }
    }

    /// <summary>Whether nobody removed or replaced it, alone or with its folder.</summary>
    public bool IsStillThere
    {
        get
        {
            lock (_looking)
            {
                return IsThere(_held, _held.Name);
            }
        }
    }

    public void Dispose()
    {
        try
        {
            // Before it is freed: afterwards it may be another's. Where it was removed it is another's now.
            if (IsStillThere)
            {
                File.Delete(_held.Name);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An empty file stays, which keeps nobody out.
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
        new($"{place}: another process works there.", "Wait until it has ended.", cause);

    // EWOULDBLOCK on Linux and on macOS; a sharing violation on Windows.
    private static bool IsHeld(IOException e) => (e.HResult & 0xFFFF) is 11 or 35 or 32;

    // On Windows a held file can be removed only where that was allowed; elsewhere that permission would share it.
    private static FileStream Open(string path) =>
        new(
            path,
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None
        );

    /// <summary>Whether the path still leads to the held file.</summary>
    /// <remarks>Its last holder may have removed it between opening and locking: such a lock keeps nobody out.</remarks>
    internal static bool IsThere(FileStream held, string path)
    {
        var mark = DateTime.UnixEpoch.AddSeconds(RandomNumberGenerator.GetInt32(int.MaxValue));
        File.SetLastWriteTimeUtc(held.SafeFileHandle, mark);
        return File.GetLastWriteTimeUtc(path) == mark;
    }
}
