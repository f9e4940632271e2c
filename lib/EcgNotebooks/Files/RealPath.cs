namespace EcgNotebooks.Files;

/// <summary>Resolves every link in a path, as POSIX realpath does; parts that don't exist stay as they are.</summary>
internal static class RealPath
{
    // Linux follows as many links before it gives up (ELOOP).
    private const int MostLinks = 40;

    /// <summary>Returns the real path of a full path, or null where the links form a cycle.</summary>
    public static string? Of(string fullPath)
    {
        var path = fullPath;
        for (var links = 0; links < MostLinks; links++)
        {
            if (FollowFirstLink(path) is not { } followed)
            {
                return path;
            }

            path = followed;
        }

        return null;
    }

    private static string? FollowFirstLink(string path)
    {
        var walked = Path.GetPathRoot(path)!;
        var rest = path[walked.Length..];
        var parts = rest.Split(
            [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar],
            StringSplitOptions.RemoveEmptyEntries
        );
        for (var i = 0; i < parts.Length; i++)
        {
            var next = Path.Combine(walked, parts[i]);
            if (new FileInfo(next).LinkTarget is { } target)
            {
                return Path.GetFullPath(Path.Combine([walked, target, .. parts[(i + 1)..]]));
            }

            walked = next;
        }

        return null;
    }
}
