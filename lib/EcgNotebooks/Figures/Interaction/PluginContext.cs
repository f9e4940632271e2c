using System.Reflection;
using System.Runtime.Loader;

namespace EcgNotebooks.Figures.Interaction;

/// <summary>Loads a plugin's dependencies from its own folder, as its deps.json says, and the rest from the program.</summary>
internal sealed class PluginContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
{
    private readonly AssemblyDependencyResolver _resolver = new(path);

    protected override Assembly? Load(AssemblyName assemblyName) =>
        _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
}
