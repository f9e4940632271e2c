using System.Reflection;
using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>Directives for a file-based program, so that it can be built against this library from any folder.</summary>
internal static class ProgramDirectives
{
    /// <summary>A statement that prints where the program stores its data and results, as that depends on where it is built.</summary>
    public const string Opening =
        "Console.Error.WriteLine($\"Demo data and results are kept in {EcgNotebooks.Files.Repository.Home}.\");";

    private static readonly string[] _projects = ["EcgNotebooks", "EcgNotebooks.Interactive"];

    /// <summary>Returns the directives, one per line of the program: for this clone's projects, or for the packages where there is no clone.</summary>
    public static IReadOnlyList<string> OfLibrary() =>
        [
            .. Repository.Root is { } root ? OfClone(root) : OfPackages(),
            "#:property PublishAot=false",
            "#:property InvariantGlobalization=true",
        ];

    private static IEnumerable<string> OfClone(string root) =>
        [
            .. _projects.Select(name => $"#:project {Path.Combine(root, "lib", name, $"{name}.csproj")}"),
            // The analyzers' rules for the library's own code don't apply to an exported notebook.
            "#:property TreatWarningsAsErrors=false",
            "#:property NoWarn=CS1591;CS8019;IDE0005",
            "#:property CSharpier_Check=false",
        ];

    // The tool brings the packages, so that a program can be built with its very library before the packages are published anywhere.
    private static IEnumerable<string> OfPackages() =>
        [
            .. _projects.Select(name => $"#:package {name}@{Version()}"),
            $"#:property RestoreAdditionalProjectSources={Path.Combine(AppContext.BaseDirectory, "packages")}",
            // Central package management of a surrounding folder has no versions of these packages.
            "#:property ManagePackageVersionsCentrally=false",
            // The platform's libtorch comes with it.
            "#:property UseCurrentRuntimeIdentifier=true",
            "#:property NoWarn=CS8019;IDE0005",
        ];

    // The commit follows behind the plus sign.
    private static string Version() =>
        typeof(Repository)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
}
