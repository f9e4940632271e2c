using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>Loads compiled cells and the assemblies that they reference into this process.</summary>
internal sealed class CellLoader
{
    private readonly Dictionary<string, string> _references = [];

    // Each folder holds the assemblies and native libraries of restored packages without subfolders, as in a published program.
    private IReadOnlyList<string> _folders = [];

    public CellLoader()
    {
        AssemblyLoadContext.Default.Resolving += Resolve;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => ResolveNative(name);
    }

    /// <summary>Loads a compiled cell.</summary>
    /// <returns>
    /// A function that runs the cell; its argument holds the notebook's cells so far and, at the end, an empty element for
    /// this cell. Null if there is nothing to run.
    /// </returns>
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

    // Looks for assemblies that the program itself doesn't have: in the referenced files, beside them, and in packages.
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

    // The runtime finds native libraries beside the assembly that needs them, but a package may contain only native libraries.
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
