using System.Reflection;
using System.Runtime.Loader;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>Loads compiled cells and what they refer to into this process.</summary>
internal sealed class CellLoader
{
    private readonly Dictionary<string, string> _references = [];

    public CellLoader() => AssemblyLoadContext.Default.Resolving += Resolve;

    /// <summary>Loads a cell.</summary>
    /// <returns>Runs it on the notebook's cells so far, with room for itself at the end; null where there is nothing to run.</returns>
    public Func<object?[], Task<object?>>? Load(CompiledCell cell)
    {
        foreach (var (name, path) in cell.References)
        {
            _references[name] = path;
        }

        if (cell.Assembly is null)
        {
            return null;
        }

        using var bytes = new MemoryStream(cell.Assembly);
        return AssemblyLoadContext
            .Default.LoadFromStream(bytes)
            .GetType(cell.Type, throwOnError: true)!
            .GetMethod(cell.Method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
    }

    // What the program doesn't bring along itself: the named files, and what lies beside them.
    private Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        var path =
            _references.GetValueOrDefault(name.Name ?? "")
            ?? _references
                .Values.Select(r => Path.Combine(Path.GetDirectoryName(r)!, $"{name.Name}.dll"))
                .FirstOrDefault(File.Exists);
        return path is null ? null : context.LoadFromAssemblyPath(path);
    }
}
