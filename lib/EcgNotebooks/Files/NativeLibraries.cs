using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace EcgNotebooks.Files;

/// <summary>Loads the native libraries of TorchSharp and SkiaSharp from the output of this library's own build.</summary>
/// <remarks>
/// Programs that reference the project don't copy these libraries, because they take 500 MB. Instead, the build puts a file
/// beside this library that names their folder. The folder is used last, after native libraries beside the program. Published
/// programs and packages have the libraries beside them and no such file.
/// </remarks>
internal static class NativeLibraries
{
    private const string FolderFile = "EcgNotebooks.native.txt";

    private static readonly string[] _callers = ["TorchSharp", "SkiaSharp", "HarfBuzzSharp"];

    private static string? _folder;

    /// <summary>Registers the resolver for the assemblies that need it; notebook hosts may load each into its own context.</summary>
    [ModuleInitializer]
    [SuppressMessage(
        "Usage",
        "CA2255",
        Justification = "Any use of this library may be the one that needs torch next."
    )]
    internal static void Register()
    {
        _folder = ReadFolder(Path.GetDirectoryName(typeof(NativeLibraries).Assembly.Location));
        if (_folder is null)
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

        var path = FileNames(name).Select(file => Path.Combine(_folder!, file)).FirstOrDefault(File.Exists);
        return path is null ? 0 : NativeLibrary.Load(path);
    }

    private static string[] FileNames(string name) =>
        OperatingSystem.IsWindows() ? [name, $"{name}.dll"]
        : OperatingSystem.IsMacOS() ? [name, $"lib{name}.dylib", $"{name}.dylib"]
        : [name, $"lib{name}.so", $"{name}.so"];
}
