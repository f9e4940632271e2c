using System.Runtime.InteropServices;

namespace EcgNotebooks.Files;

/// <summary>Finds native libraries in the folder of NuGet's packages, for notebook hosts that run a package where it lies.</summary>
internal static class PackagedLibraries
{
    /// <summary>Library that links to others, which lie in another package and have to be loaded before it.</summary>
    public const string NeedsOthers = "LibTorchSharp";

    /// <summary>The libraries that it links to, in an order in which each finds those before it.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["c10", "torch_cpu", "torch"];

    /// <summary>The runtime identifier of this platform, such as linux-x64.</summary>
    public static string Platform { get; } =
        (
            OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : "linux"
        ) + $"-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>
    /// Returns the folders with native libraries: that of this library's own package, which holds a TorchSharp that loads on older
    /// systems too, then those of the packages that it was built with. None if the library isn't in a package.
    /// </summary>
    /// <param name="beside">The folder of the library, PACKAGES/ecgnotebooks/VERSION/lib/FRAMEWORK in a package.</param>
    public static IReadOnlyList<string> Folders(string? beside)
    {
        var package = Path.GetDirectoryName(Path.GetDirectoryName(beside));
        var natives = Path.Combine(package ?? "", "native");
        if (package is null || !Directory.Exists(natives))
        {
            return [];
        }

        // Only on Linux does the own package bring a library for this platform.
        var own = Path.Combine(natives, Platform);

        var packages = Path.GetDirectoryName(Path.GetDirectoryName(package)) ?? package;
        return
        [
            .. Directory.Exists(own) ? [own] : (string[])[],
            .. PackageVersions()
                .Select(version => Path.Combine(packages, version.Id, version.Number, "runtimes", Platform, "native"))
                .Where(Directory.Exists),
        ];
    }

    // NuGet's folders have names in lower case.
    private static IEnumerable<(string Id, string Number)> PackageVersions() =>
        CodeIdentity.Packages().Select(line => line.ToLowerInvariant().Split(' ')).Select(line => (line[0], line[1]));
}
