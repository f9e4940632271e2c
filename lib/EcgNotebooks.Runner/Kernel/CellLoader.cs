using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>Loads compiled cells and what they refer to into this process.</summary>
internal sealed class CellLoader
{
    private readonly Dictionary<string, string> _references = [];

    // Restored packages: assemblies and native libraries lie flat in each, as in a published program.
    private IReadOnlyList<string> _folders = [];

    public CellLoader()
    {
        AssemblyLoadContext.Default.Resolving += Resolve;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => ResolveNative(name);
    }

    /// <summary>Loads a cell.</summary>
    /// <returns>Runs it on the notebook's cells so far, with room for itself at the end; null where there is nothing to run.</returns>
    public Func<object?[], Task<object?>>? Load(CompiledCell cell)
    {
        foreach (var (name, path) in cell.References)
        {
            _references[name] = path;
        }

        _folders = cell.Folders.Count > 0 ? cell.Folders : _folders;
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

    // What the program doesn't bring along itself: the named files, what lies beside them, and what packages hold.
    private Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        var file = Path.Combine(name.CultureName ?? "", $"{name.Name}.dll");
        var path =
            _references.GetValueOrDefault(name.Name ?? "")
            ?? _references
                .Values.Select(r => Path.GetDirectoryName(r)!)
                .Concat(_folders)
                .Select(folder => Path.Combine(folder, file))
                .FirstOrDefault(File.Exists);
        return path is null ? null : context.LoadFromAssemblyPath(path);
    }

    // Libraries beside the assembly that asks are found without this; a package may hold nothing but them.
    private nint ResolveNative(string name)
    {
        string[] files = [name, $"lib{name}.so", $"{name}.so", $"lib{name}.dylib", $"{name}.dylib", $"{name}.dll"];
        foreach (var path in _folders.SelectMany(folder => files.Select(file => Path.Combine(folder, file))))
        {
            if (File.Exists(path) && NativeLibrary.TryLoad(path, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }
}
