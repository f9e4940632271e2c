namespace EcgNotebooks.Files;

/// <summary>Folders that appear complete or not at all.</summary>
internal static class AtomicFolder
{
    /// <summary>Writes beside the destination, then puts the folder there in one step.</summary>
    /// <param name="folder">The destination's full path.</param>
    /// <param name="write">Writes into the folder that it is given.</param>
    /// <param name="mayReplace">Whether what already lies at the destination may be replaced.</param>
    /// <param name="asGood">Whether what another process put there meanwhile is as good as what was written here.</param>
    /// <exception cref="EcgException">Something lies at the destination that may not be replaced.</exception>
    public static void Write(
        string folder,
        Action<string> write,
        Func<string, bool> mayReplace,
        Func<string, bool> asGood
    )
    {
        var parent = Path.GetDirectoryName(folder) ?? throw NotReplaceable(folder);
        ThrowIfTaken(folder, mayReplace);
        Directory.CreateDirectory(parent);
        Unfinished.RemoveAbandoned(folder);
        var unfinished = Unfinished.PathFor(folder);
        try
        {
            Directory.CreateDirectory(unfinished);
            write(unfinished);
            Place(unfinished, folder, mayReplace, asGood);
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
        Func<string, bool> asGood
    )
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                if (asGood(folder))
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
                // Another process placed or moved the folder between the look and the move: look again.
            }
        }
    }

    private static void MoveAway(string folder)
    {
        if (Directory.Exists(folder))
        {
            var old = Unfinished.PathFor(folder);
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
            $"{folder}: something else lies there and isn't overwritten.",
            "Name another folder, or remove it yourself."
        );

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not there any more, or still in use: no reason to fail for.
        }
    }
}
