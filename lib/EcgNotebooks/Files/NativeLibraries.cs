using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace EcgNotebooks.Files;

/// <summary>Loads the native libraries of TorchSharp and SkiaSharp from where this library's build or its package left them.</summary>
/// <remarks>
/// Programs that reference the project don't copy these libraries, because they take 500 MB. Instead, the build puts a file
/// beside this library that names their folder. A notebook host that takes this library from its package copies nothing either:
/// see <see cref="PackagedLibraries"/>. The folders are used last, after native libraries beside the program. Published programs
/// have the libraries beside them and need neither.
/// </remarks>
internal static class NativeLibraries
{
    private const string FolderFile = "EcgNotebooks.native.txt";

    private static readonly string[] _callers = ["TorchSharp", "SkiaSharp", "HarfBuzzSharp"];

    private static string? _folder;
    private static IReadOnlyList<string> _folders = [];

    /// <summary>Registers the resolver for the assemblies that need it; notebook hosts may load each into its own context.</summary>
    [ModuleInitializer]
    [SuppressMessage(
        "Usage",
        "CA2255",
        Justification = "Any use of this library may be the one that needs torch next."
    )]
    internal static void Register()
    {
        var beside = Path.GetDirectoryName(typeof(NativeLibraries).Assembly.Location);
        _folder = ReadFolder(beside);
        _folders = _folder is not null ? [_folder] : PackagedLibraries.Folders(beside);
        if (_folders.Count == 0)
        {
            return;
        }

        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => AddResolver(loaded.LoadedAssembly);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            AddResolver(assembly);
        }
    }

    /// <summary>Throws if the folder no longer exists, because TorchSharp's own error is misleading and comes after copying 500 MB.</summary>
    /// <exception cref="EcgException">The folder no longer exists.</exception>
    public static void ThrowIfGone()
    {
        if (_folder is not null && !Directory.Exists(_folder) && !IsBeside("LibTorchSharp"))
        {
            throw new EcgException(
                $"{_folder}: the folder with TorchSharp's native libraries no longer exists.",
                "Build the program again, or publish it, which copies the libraries beside it."
            );
        }
    }

    private static bool IsBeside(string name) =>
        FileNames(name).Any(file => File.Exists(Path.Combine(AppContext.BaseDirectory, file)));

    private static string? ReadFolder(string? beside)
    {
        var file = Path.Combine(beside ?? AppContext.BaseDirectory, FolderFile);
        return File.Exists(file) ? RegularFile.ReadAllText(file).Trim() : null;
    }

    private static void AddResolver(Assembly assembly)
    {
        if (
            _callers.Contains(assembly.GetName().Name, StringComparer.Ordinal)
            && AssemblyLoadContext.GetLoadContext(assembly) is { } context
        )
        {
            context.ResolvingUnmanagedDll -= Load;
            context.ResolvingUnmanagedDll += Load;
        }
    }

    private static nint Load(Assembly assembly, string name)
    {
        if (!_callers.Contains(assembly.GetName().Name, StringComparer.Ordinal))
        {
            return 0;
        }

        if (_folders.Count > 1 && name == PackagedLibraries.NeedsOthers)
        {
            foreach (var needed in PackagedLibraries.Needed)
            {
                LoadFound(needed);
            }
        }

        return LoadFound(name);
    }

    private static nint LoadFound(string name)
    {
        var path = _folders.SelectMany(_ => FileNames(name), Path.Combine).FirstOrDefault(File.Exists);
        return path is null ? 0 : NativeLibrary.Load(path);
    }

    private static string[] FileNames(string name) =>
        OperatingSystem.IsWindows() ? [name, $"{name}.dll"]
        : OperatingSystem.IsMacOS() ? [name, $"lib{name}.dylib", $"{name}.dylib"]
        : [name, $"lib{name}.so", $"{name}.so"];
}
