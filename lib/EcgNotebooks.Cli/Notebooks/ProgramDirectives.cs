using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Notebooks;

/// <summary>What a program needs at its top to be built against this clone, wherever its file lies.</summary>
internal static class ProgramDirectives
{
    /// <summary>A statement that says where the program keeps its data and results, which depends on where it is built.</summary>
    public const string Opening =
        "Console.Error.WriteLine($\"Demo data and results are kept in {EcgNotebooks.Files.Checkout.Home}.\");";

    /// <summary>The directives.</summary>
    /// <exception cref="EcgException">There is no clone.</exception>
    public static IReadOnlyList<string> OfClone()
    {
        var root =
            Checkout.Root
            ?? throw new EcgException("There is no clone of the project to build against.", "Run this in a clone.");
        return
        [
            $"#:project {Path.Combine(root, "lib", "EcgNotebooks", "EcgNotebooks.csproj")}",
            "#:property PublishAot=false",
            // A program for reading: the rules of the library's own code don't hold here.
            "#:property TreatWarningsAsErrors=false",
            "#:property NoWarn=CS1591;CS8019;IDE0005",
            "#:property CSharpier_Check=false",
            "#:property InvariantGlobalization=true",
        ];
    }
}
