using EcgNotebooks.Runner.Kernel;

namespace EcgNotebooks.Runner.Packages;

/// <summary>Packages that a cell asks for and can't have.</summary>
internal sealed class PackageException : Exception
{
    private PackageException(string message, IReadOnlyList<string> lines)
        : base(message) => Error = new CellError("PackageError", message, [message, .. lines]);

    /// <summary>The cell's error.</summary>
    public CellError Error { get; }

    /// <summary>The restore failed.</summary>
    /// <param name="packages">All packages that were to be restored.</param>
    /// <param name="problems">What NuGet said.</param>
    public static PackageException NotRestored(
        IReadOnlyList<PackageReference> packages,
        IReadOnlyList<string> problems
    ) =>
        new(
            $"{Listed(packages)} can't be restored: {problems[0].TrimEnd('.')}. Check name and version, add a source with #i \"nuget: ADDRESS OR FOLDER\", or connect to the network: the first run of a notebook needs it.",
            [.. problems.Skip(1)]
        );

    /// <summary>There is no SDK to restore with.</summary>
    public static PackageException NoSdk(IReadOnlyList<PackageReference> packages, string problem) =>
        new(
            $"{Listed(packages)} can't be restored, because the .NET SDK can't be started ({problem}). Install the .NET SDK; its runtime alone can't restore packages.",
            []
        );

    /// <summary>The cache can't be written.</summary>
    public static PackageException NotKept(string folder, Exception cause) =>
        new($"{folder}: restored packages can't be kept there ({cause.Message}) Check permissions and free space.", []);

    /// <summary>A notebook asks for one package in two versions.</summary>
    public static PackageException TwoVersions(PackageReference first, PackageReference second) =>
        new(
            $"{second} comes after {first}: a notebook can have only one version of a package. Remove one of them.",
            []
        );

    /// <summary>A package holds a newer assembly than the one that is there already.</summary>
    public static PackageException Newer(string name, Version wanted, Version there) =>
        new(
            $"The packages hold {name} {wanted}, but version {there} is there already: of the runner, of the framework, or of an earlier cell. Ask for an older version, or put all #r \"nuget: ...\" lines into the notebook's first code cell.",
            []
        );

    private static string Listed(IReadOnlyList<PackageReference> packages) => string.Join(", ", packages);
}
