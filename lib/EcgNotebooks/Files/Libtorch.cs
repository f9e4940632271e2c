namespace EcgNotebooks.Files;

/// <summary>Finds libtorch in the folder of NuGet's packages, for programs that are packed without it because it takes 500 MB.</summary>
internal static class Libtorch
{
    private const string AnyPackage = "libtorch-cpu-";

    /// <summary>The package that holds libtorch for this platform.</summary>
    public static string Package => AnyPackage + PackagedLibraries.Platform;

    /// <summary>The version of the package that this library was built with; null if it was built with none for this platform.</summary>
    public static string? Version =>
        CodeIdentity.Packages().Select(line => line.Split(' ')).FirstOrDefault(line => line[0] == Package)?[1];

    /// <summary>The folder of the user's packages, as NuGet has it without a setting in a NuGet.config.</summary>
    public static string PackagesFolder =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The folder in which the package's libraries lie once it is restored.</summary>
    public static string Folder =>
        Path.Combine(PackagesFolder, Package, Version ?? "none", "runtimes", PackagedLibraries.Platform, "native");

    /// <summary>Restores the package into <see cref="PackagesFolder"/>; null in programs that don't do that.</summary>
    public static Action? Restore { get; set; }

    /// <summary>Makes sure that the package is there.</summary>
    /// <exception cref="EcgException">The package isn't there and can't be restored.</exception>
    public static void Provide()
    {
        if (Directory.Exists(Folder))
        {
            return;
        }

        if (Version is null)
        {
            throw new EcgException(
                $"Networks need libtorch, which there isn't for {PackagedLibraries.Platform}.",
                "Use a computer with linux-x64, win-x64 or osx-arm64."
            );
        }

        if (Restore is null)
        {
            throw new EcgException(
                $"{Folder}: networks need libtorch, which isn't there.",
                "Run 'ecg notebooks' or 'ecg train' once, which fetch it, or reference the package "
                    + $"{Package} {Version} in the project."
            );
        }

        Restore();
    }
}
