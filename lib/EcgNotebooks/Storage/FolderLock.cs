using System.Security.Cryptography;

namespace EcgNotebooks.Storage;

/// <summary>A file that one process holds at a time; the system frees it when the process ends, however that happens.</summary>
/// <remarks>It is removed when it is given up; a killed process leaves it, and the next one takes it over.</remarks>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _held;

    private FolderLock(FileStream held) => _held = held;

    /// <exception cref="EcgException">Another process holds it, or the folder can't be written.</exception>
    public static FolderLock Take(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            while (true)
            {
                var held = Open(path);
                if (IsStillThere(held, path))
                {
                    return new FolderLock(held);
                }

                held.Dispose();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EcgException(
                $"{path}: can't be taken ({e.Message})",
                "Wait for the other process that works there, or check the folder's permissions.",
                e
            );
        }
    }

    public void Dispose()
    {
        try
        {
            // Before it is freed: afterwards it may be another's.
            File.Delete(_held.Name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An empty file stays, which keeps nobody out.
        }

        _held.Dispose();
    }

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
    internal static bool IsStillThere(FileStream held, string path)
    {
        var mark = DateTime.UnixEpoch.AddSeconds(RandomNumberGenerator.GetInt32(int.MaxValue));
        File.SetLastWriteTimeUtc(held.SafeFileHandle, mark);
        return File.GetLastWriteTimeUtc(path) == mark;
    }
}
