namespace EcgNotebooks.Runner.Kernel;

/// <summary>The assemblies of .NET and of this program.</summary>
internal static class PlatformAssemblies
{
    private static readonly Lazy<Dictionary<string, string>> _paths = new(() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            // Some are listed twice.
            .DistinctBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
    );

    /// <summary>The paths of the assemblies of .NET that cells may use without a reference.</summary>
    public static IEnumerable<string> ForCells =>
        _paths.Value.Values.Where(path =>
            Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
            || Path.GetFileName(path) is "mscorlib.dll" or "netstandard.dll" or "Microsoft.CSharp.dll"
        );

    /// <summary>Returns the path of an assembly; null if it is none of these.</summary>
    public static string? Find(string name) => _paths.Value.GetValueOrDefault(name);
}
