using System.Text;
using System.Xml.Linq;
using EcgNotebooks.Runner.Kernel.Cells;
using EcgNotebooks.Runner.Packages;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests the parser of cells with directives, package references and imports; nothing is restored or run.</summary>
internal sealed class DirectiveTarget : ITarget
{
    private const string File = "a.csx";

    public string Name => "directives";

    public string About => "cells with #r \"nuget: ...\", #i, #!import and language selectors; nothing is restored";

    public int Share => 15;

    public IReadOnlyList<string> Words { get; } =
    [
        "#r \"nuget: A, 1.0\"",
        "#r \"nuget: A,[1.0,2.0)\"",
        "#r \"nuget:A, *-*\"",
        "#r \"nuget: \"",
        "#i \"nuget: https://example.org/v3/index.json\"",
        "#i \"nuget: ../outside\"",
        "#!import b.csx",
        "#!import a.csx",
        "#!import ../outside/secret.txt",
        "#!import",
        "#!csharp",
        "#!fsharp",
        "#!html",
        "#!time",
        "#!share --from fsharp x",
        "#!",
        "#!/",
        "\"\"\"",
        "@\"",
        "$@\"",
        "/*",
        "*/",
        "//",
        "$(A)",
        "%24",
        "<![CDATA[",
        "&lt;",
        "\u2028",
    ];

    public IReadOnlyList<Sample> Samples(string data) =>
        [
            new(
                new Dictionary<string, byte[]>
                {
                    [File] = Encoding.UTF8.GetBytes(
                        """"
                        #i "nuget: https://example.org/v3/index.json"
                        #r "nuget: Salt.Core, 1.0.0-beta.1"
                        #r "nuget: Pepper"
                        #r "other.dll"
                        using System.Text;
                        var text = @"a ""quoted""
                        #!not a directive";
                        var raw = """
                            #r "nuget: NotOne"
                            """; // it's
                        #!import b.csx
                        text + '"'
                        #!fsharp
                        let x = 1
                        #!c#
                        /* #!csharp
                        #!csharp */
                        #!time
                        raw
                        """"
                    ),
                    ["b.csx"] = Encoding.UTF8.GetBytes("#!import b.csx\n#r \"nuget: Salt.Core\"\nvar b = 1;"),
                },
                [File]
            ),
        ];

    public void Read(string folder)
    {
        var text = System.IO.File.ReadAllText(Path.Combine(folder, File));
        _ = CellParts.Of(text, "F#");
        var parts = CellParts.Of(text);
        InvariantException.ThrowUnless(
            parts.All(part => part is not CodePart code || code.Code.Length <= text.Length + 20),
            "a part is longer than the cell"
        );
        foreach (var part in ImportedFile.Expand(parts, folder).OfType<CodePart>())
        {
            CheckProject(part.Packages, folder);
        }
    }

    // A package's name must not be able to inject other content into the project that restores it.
    private static void CheckProject(PackageRequest request, string folder)
    {
        if (request.Packages.Count + request.Sources.Count == 0)
        {
            return;
        }

        var project = XDocument.Parse(PackageProject.Text(request, folder));
        InvariantException.ThrowUnless(
            project
                .Descendants("PackageReference")
                .Select(reference => (string?)reference.Attribute("Include"))
                .SequenceEqual(request.Packages.Select(package => package.Name)),
            "the project references other packages than the cell"
        );
        InvariantException.ThrowUnless(
            ((string)project.Descendants("RestoreAdditionalProjectSources").Single())
                .Split(';', StringSplitOptions.RemoveEmptyEntries)
                .Length == request.Sources.Count,
            "the project has other sources than the cell"
        );
    }
}
