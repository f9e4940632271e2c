using System.Runtime.Loader;
using Microsoft.DotNet.Interactive;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>Finds the extensions of .NET Interactive that packages bring along: assemblies and a script in a folder of the package.</summary>
internal sealed class PackageExtensions
{
    private readonly HashSet<string> _loaded = new(StringComparer.Ordinal);

    /// <summary>Returns the extensions in the folder's assemblies; nothing for a folder that was asked for before.</summary>
    public IReadOnlyList<IKernelExtension> InAssemblies(string folder) =>
        _loaded.Add(folder)
            ? [.. Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal).SelectMany(In)]
            : [];

    /// <summary>Returns the path of the folder's script; null if there is none, or if it was asked for before.</summary>
    public string? ScriptIn(string folder) =>
        Path.Combine(folder, "extension.dib") is var script && File.Exists(script) && _loaded.Add(script)
            ? script
            : null;

    private static IEnumerable<IKernelExtension> In(string file) =>
        AssemblyLoadContext
            .Default.LoadFromAssemblyPath(file)
            .ExportedTypes.Where(type =>
                type is { IsAbstract: false, IsClass: true } && type.IsAssignableTo(typeof(IKernelExtension))
            )
            .Select(type => (IKernelExtension)Activator.CreateInstance(type)!);
}
