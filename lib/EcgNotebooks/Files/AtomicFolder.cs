namespace EcgNotebooks.Files;

/// <summary>Writes folders atomically: a folder appears complete or not at all.</summary>
internal static class AtomicFolder
{
    /// <summary>Writes into a temporary folder, then renames it to the destination in one step.</summary>
    /// <param name="folder">The destination's full path.</param>
    /// <param name="write">Writes the content into the folder whose path it receives.</param>
    /// <param name="mayReplace">Returns whether what already lies at the destination may be replaced.</param>
    /// <param name="isEquivalent">Returns whether what another process put there meanwhile can be used instead.</param>
    /// <exception cref="EcgException">The destination exists and may not be replaced.</exception>
    public static void Write(
        string folder,
        Action<string> write,
        Func<string, bool> mayReplace,
        Func<string, bool> isEquivalent
    )
    {
        var parent = Path.GetDirectoryName(folder) ?? throw NotReplaceable(folder);
        ThrowIfTaken(folder, mayReplace);
        Directory.CreateDirectory(parent);
        TemporaryFiles.RemoveAbandoned(folder);
        var unfinished = TemporaryFiles.PathFor(folder);
        try
        {
            Directory.CreateDirectory(unfinished);
            write(unfinished);
            Place(unfinished, folder, mayReplace, isEquivalent);
        }
        finally
        {
            Remove(unfinished);
        }
    }

    private static void Place(
        string unfinished,
        string folder,
        Func<string, bool> mayReplace,
        Func<string, bool> isEquivalent
    )
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                if (isEquivalent(folder))
                {
                    return;
                }

                ThrowIfTaken(folder, mayReplace);
                MoveAway(folder);
                Directory.Move(unfinished, folder);
                return;
            }
            catch (IOException) when (attempt < 5)
            {
                // Another process placed or moved the folder between the check and the move, so check again.
            }
        }
    }

    private static void MoveAway(string folder)
    {
        if (Directory.Exists(folder))
        {
            var old = TemporaryFiles.PathFor(folder);
            Directory.Move(folder, old);
            Remove(old);
        }
    }

    private static void ThrowIfTaken(string folder, Func<string, bool> mayReplace)
    {
        var taken =
            File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any());
        if (taken && !mayReplace(folder))
        {
            throw NotReplaceable(folder);
        }
    }

    private static EcgException NotReplaceable(string folder) =>
        new(
            $"{folder}: already exists with other content, which isn't overwritten.",
            "Choose another folder, or remove this one yourself."
        );

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder is gone already or still in use; neither is a reason to fail.
        }
    }
}
