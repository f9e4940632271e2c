using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>Directives for a file-based program, so that it can be built against this clone from any folder.</summary>
internal static class ProgramDirectives
{
    /// <summary>A statement that prints where the program stores its data and results, as that depends on where it is built.</summary>
    public const string Opening =
        "Console.Error.WriteLine($\"Demo data and results are kept in {EcgNotebooks.Files.Repository.Home}.\");";

    /// <summary>Returns the directives, one per line of the program.</summary>
    /// <exception cref="EcgException">The program doesn't run from a clone of the project.</exception>
    public static IReadOnlyList<string> OfClone()
    {
        var root =
            Repository.Root
            ?? throw new EcgException(
                "The exported program needs a clone of the project to be built against.",
                "Run this command in a clone."
            );
        return
        [
            $"#:project {Path.Combine(root, "lib", "EcgNotebooks", "EcgNotebooks.csproj")}",
            $"#:project {Path.Combine(root, "lib", "EcgNotebooks.Interactive", "EcgNotebooks.Interactive.csproj")}",
            "#:property PublishAot=false",
            // The analyzers' rules for the library's own code don't apply to an exported notebook.
            "#:property TreatWarningsAsErrors=false",
            "#:property NoWarn=CS1591;CS8019;IDE0005",
            "#:property CSharpier_Check=false",
            "#:property InvariantGlobalization=true",
        ];
    }
}
