using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace EcgNotebooks.Files;

/// <summary>Loads the native libraries of TorchSharp and SkiaSharp from the output of this library's own build.</summary>
/// <remarks>
/// Programs that reference the project don't copy them, because they take 500 MB; the build puts a file beside this library
/// that names the folder. It is asked last: a native library beside the program is taken before. Published programs and
/// packages have theirs there and no such file.
/// </remarks>
internal static class NativeLibraries
{
    private const string FolderFile = "EcgNotebooks.native.txt";

    private static readonly string[] _callers = ["TorchSharp", "SkiaSharp", "HarfBuzzSharp"];

    private static string? _folder;

    /// <summary>Watches for the callers; notebook hosts may load each into a context of its own.</summary>
    [ModuleInitializer]
    [SuppressMessage(
        "Usage",
        "CA2255",
        Justification = "Any use of this library may be the one that needs torch next."
    )]
    internal static void Register()
    {
        _folder = Folder(Path.GetDirectoryName(typeof(NativeLibraries).Assembly.Location));
        if (_folder is null)
        {
            return;
        }

        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Serve(loaded.LoadedAssembly);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            Serve(assembly);
        }
    }

    /// <summary>Refuses a folder that is gone: TorchSharp's own error says something else, after copying 500 MB.</summary>
    /// <exception cref="EcgException">The folder is gone.</exception>
    public static void ThrowIfGone()
    {
        if (_folder is not null && !Directory.Exists(_folder) && !IsBeside("LibTorchSharp"))
        {
            throw new EcgException(
                $"{_folder}: the folder with the native libraries of TorchSharp is gone.",
                "Build the program again, or publish it to have the libraries beside it."
            );
        }
    }

    private static bool IsBeside(string name) =>
        FileNames(name).Any(file => File.Exists(Path.Combine(AppContext.BaseDirectory, file)));

    private static string? Folder(string? beside)
    {
        var file = Path.Combine(beside ?? AppContext.BaseDirectory, FolderFile);
        return File.Exists(file) ? RegularFile.ReadAllText(file).Trim() : null;
    }

    private static void Serve(Assembly assembly)
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
