using EcgNotebooks.Runner.Kernel;
using EcgNotebooks.Runner.Kernel.Cells;
using EcgNotebooks.Runner.Packages;

namespace EcgNotebooks.Runner.Tests.Kernel;

/// <summary>Tests how directives divide a cell into parts.</summary>
public class CellPartsTests
{
    [Theory]
    [InlineData("var a = 1;\na + 1")]
    [InlineData("#r \"x.dll\"\nusing System;\n#if A\n#endif\n1")]
    [InlineData("var s = @\"\n#!fsharp\n\"\"\n#!time\";\ns")]
    [InlineData("var s = \"\"\"\n  #r \"nuget: A\"\n  #!import a.csx\n  \"\"\";")]
    [InlineData("/* it's\n#!import a.csx\n*/ 1")]
    [InlineData("var s = $@\"{1}\n#!html\";")]
    public void Code_without_directives_is_a_single_unchanged_part(string source)
    {
        var code = Assert.IsType<CodePart>(Assert.Single(CellParts.Of(source)));
        Assert.Equal(source, code.Code);
        Assert.Empty(code.Packages.Packages);
    }

    [Theory]
    [InlineData("#r \"nuget: A.B, 1.2.3\"", "A.B", "1.2.3")]
    [InlineData("#r \"nuget:A,1.2.3\" // why", "A", "1.2.3")]
    [InlineData("  #r   \"nuget:  A  \"", "A", null)]
    [InlineData("#r \"nuget: A, *-*\"", "A", "*-*")]
    [InlineData("#R \"Nuget: A, [1.0,2.0)\";", "A", "[1.0,2.0)")]
    [InlineData("// '\n#region don't\n#endregion\nvar c = '\"';\n#r \"nuget: A, 1\"", "A", "1")]
    public void A_package_directive_is_removed_from_the_code(string source, string name, string? version)
    {
        var code = Assert.IsType<CodePart>(Assert.Single(CellParts.Of(source)));
        Assert.Equal(new PackageReference(name, version), Assert.Single(code.Packages.Packages));
        Assert.DoesNotContain("nuget", code.Code, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Packages_and_sources_keep_their_order_and_lines_keep_their_numbers()
    {
        var source =
            "#i \"nuget: https://example.org/index.json\"\n#r \"nuget: A\"\n#r \"nuget: B, 1.0\"\r\nvar x = 1;";
        var code = Assert.IsType<CodePart>(Assert.Single(CellParts.Of(source)));
        Assert.Equal(["A", "B"], code.Packages.Packages.Select(package => package.Name));
        Assert.Equal(["https://example.org/index.json"], code.Packages.Sources);
        Assert.Equal("var x = 1;", code.Code.Split('\n')[3]);
    }

    [Fact]
    public void Imports_and_language_selectors_divide_a_cell()
    {
        var parts = CellParts.Of("var a = 1;\n#!import \"b c.csx\"\na\n#!fsharp\nlet x = 1\n#!c#\na + 1");
        Assert.Collection(
            parts,
            part => Assert.Equal("var a = 1;", Assert.IsType<CodePart>(part).Code),
            part => Assert.Equal("b c.csx", Assert.IsType<ImportPart>(part).Name),
            part => Assert.Equal("#line 3\na", Assert.IsType<CodePart>(part).Code),
            part => Assert.Equal("fsharp", Assert.IsType<ForeignPart>(part).Language),
            part => Assert.Equal("#line 7\na + 1", Assert.IsType<CodePart>(part).Code)
        );
    }

    [Theory]
    [InlineData("#r \"nuget:\"", "isn't a package reference")]
    [InlineData("#r \"nuget: a/b, 1.0\"", "isn't a package reference")]
    [InlineData("#!import", "has no file name")]
    [InlineData("#!connect mssql", "#!connect on line 1")]
    [InlineData("1\n#!sqll", "#!sqll on line 2")]
    public void An_invalid_directive_is_a_fault_that_names_its_line(string source, string words) =>
        Assert.Contains(
            words,
            Assert.Single(CellParts.Of(source).OfType<FaultPart>()).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_part_in_another_language_is_unchanged_and_ends_at_a_selector()
    {
        var parts = CellParts.Of("let x = 1\n#r \"nuget: A\"\n#!time\n#!csharp\n1", "F#");
        Assert.Equal(
            new ForeignPart("F#", "let x = 1\n#r \"nuget: A\"\n#!time\n"),
            Assert.IsType<ForeignPart>(parts[0])
        );
        Assert.IsType<CodePart>(parts[1]);
    }

    [Fact]
    public void Directives_and_languages_of_the_host_are_passed_to_it_as_they_are()
    {
        var parts = CellParts.Of(
            "var x = 1;\n  #!share --from value y \nx\n#!value --name z\n{ 1 }\n#!time\n#!csharp\ny"
        );
        Assert.Collection(
            parts,
            part => Assert.IsType<CodePart>(part),
            part => Assert.Equal(new HostPart("share", "#!share --from value y"), part),
            part => Assert.IsType<CodePart>(part),
            part => Assert.Equal(new HostPart("value", "#!value --name z\n{ 1 }\n#!time\n"), part),
            part => Assert.Equal("#line 8\ny", Assert.IsType<CodePart>(part).Code)
        );
        Assert.Equal([new HostPart("HTML", "#!html\n<b>x</b>\n")], CellParts.Of("<b>x</b>", "HTML"));
    }

    [Theory]
    [InlineData("var s = \"\"\"\n#!html\n\"\"\";", typeof(RunCode))]
    [InlineData("/*\n#r \"nuget: A\"\n*/", typeof(RunCode))]
    [InlineData("#r \"a.dll\"\n1", typeof(Microsoft.DotNet.Interactive.Commands.SubmitCode))]
    public void Text_that_looks_like_a_directive_is_kept_from_the_host_s_parser(string source, Type command) =>
        Assert.IsType(command, Assert.IsType<CodePart>(Assert.Single(CellParts.Of(source))).ToCommand("csharp"));

    [Fact]
    public void The_shebang_line_of_a_script_is_not_a_command() =>
        Assert.Equal(
            "\nvar a = 1;",
            Assert.IsType<CodePart>(Assert.Single(CellParts.Of("#!/usr/bin/env dotnet-script\nvar a = 1;"))).Code
        );
}
