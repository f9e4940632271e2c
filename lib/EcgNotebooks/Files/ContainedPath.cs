namespace EcgNotebooks.Files;

/// <summary>Resolves file names found inside files, and accepts them only where they stay inside the folder that they belong to.</summary>
/// <remarks>
/// One rule for names in WFDB headers, RECORDS lists, tables, archives and URLs: parts are separated by '/' and subfolders are
/// accepted. Refused are '..', absolute paths, drive letters, names that mean something else on another system
/// (<see cref="PortableName"/>), and links that lead outside.
/// </remarks>
internal static class ContainedPath
{
    /// <summary>Returns the full path of <paramref name="name"/> inside <paramref name="root"/>; neither needs to exist.</summary>
    /// <exception cref="ContainedPathException">The name leads, or could lead, out of the folder.</exception>
    public static string Resolve(string root, string name) =>
        TryResolve(root, name, out var path, out var reason)
            ? path
            : throw new ContainedPathException(root, name, reason);

    /// <summary>Tries to resolve a name inside a folder; if it fails, <paramref name="reason"/> is part of a sentence that says why.</summary>
    public static bool TryResolve(string root, string name, out string path, out string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        path = "";
        reason = PortableName.FindProblem(name) ?? "";
        if (reason.Length > 0)
        {
            return false;
        }

        path = Path.GetFullPath(root);
        foreach (var part in name.Split('/'))
        {
            path = Path.Combine(path, part);
            if (LinkTarget(path) is not null && !LinkStaysInside(root, path))
            {
                reason = "passes a link that leads out of the folder";
                return false;
            }
        }

        return true;
    }

    private static bool LinkStaysInside(string root, string link)
    {
        var realRoot = RealPath.Of(Path.GetFullPath(root));
        var realTarget = RealPath.Of(link);
        return realRoot is not null
            && realTarget is not null
            && realTarget.StartsWith(Path.TrimEndingDirectorySeparator(realRoot) + Path.DirectorySeparatorChar, Rule);
    }

    private static StringComparison Rule =>
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static string? LinkTarget(string path) => new FileInfo(path).LinkTarget;
}
