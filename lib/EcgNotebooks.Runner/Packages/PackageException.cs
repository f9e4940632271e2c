using EcgNotebooks.Runner.Kernel;

namespace EcgNotebooks.Runner.Packages;

/// <summary>The exception for packages of a cell that can't be restored or used.</summary>
internal sealed class PackageException : Exception
{
    private PackageException(string message, IReadOnlyList<string> lines)
        : base(message) => Error = new CellError("PackageError", message, [message, .. lines]);

    /// <summary>The error as the cell's error.</summary>
    public CellError Error { get; }

    /// <summary>Creates the exception for a failed restore.</summary>
    /// <param name="packages">All packages of the restore.</param>
    /// <param name="problems">NuGet's error messages.</param>
    public static PackageException NotRestored(
        IReadOnlyList<PackageReference> packages,
        IReadOnlyList<string> problems
    ) =>
        new(
            $"{Listed(packages)} can't be restored: {problems[0].TrimEnd('.')}. Check name and version, add a source with #i \"nuget: ADDRESS OR FOLDER\", or connect to the network, which the first run of a notebook needs.",
            [.. problems.Skip(1)]
        );

    /// <summary>Creates the exception for a missing .NET SDK.</summary>
    public static PackageException NoSdk(IReadOnlyList<PackageReference> packages, string problem) =>
        new(
            $"{Listed(packages)} can't be restored, because the .NET SDK can't be started ({problem}). Install the .NET SDK; its runtime alone can't restore packages.",
            []
        );

    /// <summary>Creates the exception for a cache that can't be written.</summary>
    public static PackageException NotKept(string folder, Exception cause) =>
        new(
            $"{folder}: restored packages can't be written to this folder ({cause.Message}) Check the permissions and the free space.",
            []
        );

    /// <summary>Creates the exception for two versions of the same package in a notebook.</summary>
    public static PackageException TwoVersions(PackageReference first, PackageReference second) =>
        new(
            $"{second} comes after {first}: a notebook can have only one version of a package. Remove one of them.",
            []
        );

    /// <summary>Creates the exception for an assembly that is newer than the one already loaded or chosen.</summary>
    public static PackageException Newer(string name, Version wanted, Version there) =>
        new(
            $"The packages contain {name} {wanted}, but version {there} is already in use by the runner, the framework or an earlier cell. Reference an older version, or put all #r \"nuget: ...\" lines into the notebook's first code cell.",
            []
        );

    /// <summary>Creates the exception for packages of a confined notebook.</summary>
    public static PackageException Confined(IReadOnlyList<PackageReference> packages) =>
        new(
            $"{(packages.Count > 0 ? Listed(packages) : "Packages")} can't be restored, because this notebook runs with limits, which a package's build could evade. Remove the #r \"nuget: ...\" and #i lines.",
            []
        );

    private static string Listed(IReadOnlyList<PackageReference> packages) => string.Join(", ", packages);
}
