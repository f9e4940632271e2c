using System.Reflection;

namespace EcgNotebooks.Runner.Packages;

/// <summary>Chooses the assemblies that a notebook's code is compiled against; those of the framework and the runner take precedence.</summary>
/// <remarks>A process can load only one assembly of each name, and it prefers those that the program was started with.</remarks>
internal sealed class PackageAssemblies
{
    private static readonly Lazy<Dictionary<string, string>> _own = new(() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .DistinctBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
    );

    // The files chosen for this notebook so far, by assembly name.
    private readonly Dictionary<string, string> _chosen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the assemblies of restored packages.</summary>
    /// <returns>The files that code has to reference in addition to those of earlier calls.</returns>
    /// <exception cref="PackageException">An assembly is newer than the one that is already loaded or chosen.</exception>
    public IReadOnlyList<string> Add(IReadOnlyList<string> files)
    {
        var added = new List<string>();
        foreach (var file in files)
        {
            if (NameOf(file) is { Name: { } name } wanted && Choose(name, wanted, file) is { } chosen)
            {
                added.Add(chosen);
            }
        }

        return added;
    }

    private string? Choose(string name, AssemblyName wanted, string file)
    {
        var there = _chosen.GetValueOrDefault(name) ?? _own.Value.GetValueOrDefault(name);
        if (there is not null && NameOf(there)?.Version is { } version && wanted.Version > version)
        {
            throw PackageException.Newer(name, wanted.Version!, version);
        }

        return _chosen.TryAdd(name, there ?? file) ? _chosen[name] : null;
    }

    // A package may contain .dll files that aren't .NET assemblies.
    private static AssemblyName? NameOf(string file)
    {
        try
        {
            return AssemblyName.GetAssemblyName(file);
        }
        catch (Exception e) when (e is BadImageFormatException or IOException)
        {
            return null;
        }
    }
}
