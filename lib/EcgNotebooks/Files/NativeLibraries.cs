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
/// see <see cref="PackagedLibraries"/>. The tool ecg has all libraries in a folder of each platform but libtorch, which
/// <see cref="Libtorch"/> finds among the user's packages. The folders are used last, after native libraries beside the program. Published programs
/// have the libraries beside them and need neither.
/// </remarks>
internal static class NativeLibraries
{
    private const string FolderFile = "EcgNotebooks.native.txt";
    private const string TorchLibrary = "torch_cpu";

    private static readonly string[] _callers = ["TorchSharp", "SkiaSharp", "HarfBuzzSharp"];

    private static string? _folder;
    private static IReadOnlyList<string> _folders = [];
    private static bool _lacksLibtorch;

    // Libtorch may be restored after this library was loaded.
    private static IEnumerable<string> Folders => _lacksLibtorch ? [.. _folders, Libtorch.Folder] : _folders;

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
        string[] ofPlatforms = [.. PlatformFolders(beside).Where(Directory.Exists)];
        _lacksLibtorch =
            _folder is null && ofPlatforms.Length > 0 && !Exists(TorchLibrary, [.. ofPlatforms, beside ?? ""]);
        _folders =
            _folder is not null ? [_folder]
            : ofPlatforms.Length > 0 ? ofPlatforms
            : PackagedLibraries.Folders(beside);
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

    /// <summary>Makes sure that libtorch is there, because TorchSharp's own error is misleading and comes after copying 500 MB.</summary>
    /// <exception cref="EcgException">The folder of the build no longer exists, or libtorch is missing and can't be restored.</exception>
    public static void ProvideTorch()
    {
        if (_lacksLibtorch)
        {
            Libtorch.Provide();
        }

        if (_folder is not null && !Directory.Exists(_folder) && !Exists("LibTorchSharp", [AppContext.BaseDirectory]))
        {
            throw new EcgException(
                $"{_folder}: the folder with TorchSharp's native libraries no longer exists.",
                "Build the program again, or publish it, which copies the libraries beside it."
            );
        }

        LoadBeforeTheSystems();
    }

    // TorchSharp asks the system first, and that may have a libtorch of another version: Debian's python3-torch installs one.
    private static void LoadBeforeTheSystems()
    {
        if (OperatingSystem.IsLinux() && !Exists(TorchLibrary, [AppContext.BaseDirectory]))
        {
            OpenMpThreads.LimitSpinning();
            LoadNeeded();
        }
    }

    // Where a program that is for all platforms has its libraries. Those of SkiaSharp for macOS are for both processors.
    private static IEnumerable<string> PlatformFolders(string? beside) =>
        new[] { PackagedLibraries.Platform, PackagedLibraries.Platform.Split('-')[0] }.Select(platform =>
            Path.Combine(beside ?? AppContext.BaseDirectory, "runtimes", platform, "native")
        );

    private static bool Exists(string name, IEnumerable<string> folders) =>
        folders.SelectMany(_ => FileNames(name), Path.Combine).Any(File.Exists);

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
            // A notebook may use torch before it makes a network. Loading it takes a sixth of a second, which only a system with another one is worth.
            if (assembly.GetName().Name == "TorchSharp" && Exists(TorchLibrary, SystemFolders()))
            {
                LoadBeforeTheSystems();
            }
        }
    }

    // Where the loader of Linux looks first, and where distributions have their libraries.
    private static IEnumerable<string> SystemFolders() =>
        OperatingSystem.IsLinux()
            ?
            [
                .. (Environment.GetEnvironmentVariable("LD_LIBRARY_PATH") ?? "").Split(
                    ':',
                    StringSplitOptions.RemoveEmptyEntries
                ),
                "/usr/lib",
                "/usr/lib64",
                "/usr/local/lib",
                RuntimeInformation.ProcessArchitecture == Architecture.Arm64
                    ? "/usr/lib/aarch64-linux-gnu"
                    : "/usr/lib/x86_64-linux-gnu",
            ]
            : [];

    private static nint Load(Assembly assembly, string name)
    {
        if (!_callers.Contains(assembly.GetName().Name, StringComparer.Ordinal))
        {
            return 0;
        }

        if (Folders.Skip(1).Any() && name == PackagedLibraries.NeedsOthers)
        {
            LoadNeeded();
        }

        return LoadFound(name);
    }

    private static void LoadNeeded()
    {
        foreach (var needed in PackagedLibraries.Needed)
        {
            LoadFound(needed);
        }
    }

    private static nint LoadFound(string name)
    {
        var path = Folders.SelectMany(_ => FileNames(name), Path.Combine).FirstOrDefault(File.Exists);
        return path is null ? 0 : NativeLibrary.Load(path);
    }

    private static string[] FileNames(string name) =>
        OperatingSystem.IsWindows() ? [name, $"{name}.dll"]
        : OperatingSystem.IsMacOS() ? [name, $"lib{name}.dylib", $"{name}.dylib"]
        : [name, $"lib{name}.so", $"{name}.so"];
}
