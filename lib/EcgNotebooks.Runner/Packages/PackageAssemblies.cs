using System.Reflection;

namespace EcgNotebooks.Runner.Packages;

/// <summary>Chooses which files a notebook's code is compiled against: the framework's and the runner's own come first.</summary>
/// <remarks>A process can load one assembly of a name, and those that the program was started with are taken before any other.</remarks>
internal sealed class PackageAssemblies
{
    private static readonly Lazy<Dictionary<string, string>> _own = new(() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .DistinctBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
    );

    // By the names of their assemblies: what this notebook has so far.
    private readonly Dictionary<string, string> _chosen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the files of restored packages.</summary>
    /// <returns>The files that code has to refer to for them and doesn't yet.</returns>
    /// <exception cref="PackageException">A file is newer than the one of its name that is there already.</exception>
    public IReadOnlyList<string> Add(IReadOnlyList<string> files)
    {
        var added = new List<string>();
        foreach (var file in files)
        {
            if (NameOf(file) is { Name: { } name } wanted && Chosen(name, wanted, file) is { } chosen)
            {
                added.Add(chosen);
            }
        }

        return added;
    }

    private string? Chosen(string name, AssemblyName wanted, string file)
    {
        var there = _chosen.GetValueOrDefault(name) ?? _own.Value.GetValueOrDefault(name);
        if (there is not null && NameOf(there)?.Version is { } version && wanted.Version > version)
        {
            throw PackageException.Newer(name, wanted.Version!, version);
        }

        return _chosen.TryAdd(name, there ?? file) ? _chosen[name] : null;
    }

    // A package may hold files that are no assemblies.
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
