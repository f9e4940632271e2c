using System.Runtime.InteropServices;

namespace EcgNotebooks.Files;

/// <summary>Finds native libraries in the folder of NuGet's packages, for notebook hosts that run a package where it lies.</summary>
internal static class PackagedLibraries
{
    /// <summary>Library that links to others, which lie in another package and have to be loaded before it.</summary>
    public const string NeedsOthers = "LibTorchSharp";

    /// <summary>The libraries that it links to, in an order in which each finds those before it.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["c10", "torch_cpu", "torch"];

    private static string Platform =>
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
        var own = Path.Combine(package ?? "", "native", Platform);
        if (package is null || !Directory.Exists(own))
        {
            return [];
        }

        var packages = Path.GetDirectoryName(Path.GetDirectoryName(package)) ?? package;
        return
        [
            own,
            .. PackageVersions()
                .Select(version => Path.Combine(packages, version.Id, version.Number, "runtimes", Platform, "native"))
                .Where(Directory.Exists),
        ];
    }

    private static IEnumerable<(string Id, string Number)> PackageVersions()
    {
        using var list = typeof(PackagedLibraries).Assembly.GetManifestResourceStream("EcgNotebooks.packages.txt");
        if (list is null)
        {
            yield break;
        }

        using var lines = new StreamReader(list);
        while (lines.ReadLine() is { } line)
        {
            // NuGet's folders have names in lower case.
            if (line.ToLowerInvariant().Split(' ') is [var id, var number])
            {
                yield return (id, number);
            }
        }
    }
}
