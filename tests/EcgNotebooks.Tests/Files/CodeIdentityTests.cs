using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using EcgNotebooks.Files;
using EcgNotebooks.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace EcgNotebooks.Tests.Files;

public sealed class CodeIdentityTests : IDisposable
{
    private const string Kernel = """
        using System;
        using System.Linq;

        [assembly: System.Reflection.AssemblyTitle("a title")]

        public interface IStep { double Value(double x); }

        file static class Local { public static double One => 1; }

        public static class Kernel
        {
            public const int Width = 3;
            private static readonly float[] _taps = { 0.25f, 0.5f, 0.25f, 1f, 2f, 3f, 4f, 5f };

            public static double Sum(double[] x) => x.Select(v => v * Factor()).Sum() * Local.One + _taps[0];

            public static string Name(int n) => $"kernel {n} of {Width}";

            private static double Factor() { try { return Helper.Gain; } finally { Console.Write(""); } }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("public static double Sum", "// A comment,\n// of two lines.\n\npublic static double Sum")]
    [InlineData("{ try { return", "{\n try\n {\n  return")]
    [InlineData("using System.Linq;", "using   System.Linq; // for Sum")]
    [InlineData("a title", "A title")]
    public void Comments_formatting_and_assembly_attributes_do_not_change_the_identity(string before, string after)
    {
        var (one, other) = (Identity(Kernel), Identity(Changed(before, after)));
        Assert.Equal(one.Code, other.Code);
        // Different modules prove that the change reached the compiler.
        Assert.NotEqual(one.Module, other.Module);
    }

    [Theory]
    [InlineData("Width = 3", "Width = 4")]
    [InlineData("0.5f", "0.50001f")]
    [InlineData("v * Factor()", "v / Factor()")]
    [InlineData("v * Factor()", "Factor() * v")]
    [InlineData("+ _taps[0]", "+ _taps[1]")]
    [InlineData("kernel {n}", "Kernel {n}")]
    [InlineData("finally", "catch (ArgumentException) { throw; } finally")]
    [InlineData("public static double Sum(double[] x)", "public static double Sum(double[] x, int from = 0)")]
    [InlineData("double Value(double x);", "double Value(float x);")]
    [InlineData("public static class Kernel", "public class Kernel")]
    public void A_changed_instruction_constant_or_declaration_changes_the_identity(string before, string after) =>
        Assert.NotEqual(Identity(Kernel).Code, Identity(Changed(before, after)).Code);

    [Fact]
    public void Another_package_file_or_package_version_changes_the_identity()
    {
        var one = Identity(Kernel).Code;
        Assert.Equal(one, Identity(Kernel).Code);
        Assert.NotEqual(one, Identity(Kernel, gain: "1.5").Code);
        Assert.NotEqual(one, Identity(Kernel, packages: "libtorch 2\n").Code);
    }

    [Fact]
    public void The_source_folder_does_not_change_the_identity()
    {
        var (one, other) = (Identity(Kernel), Identity(Kernel, folder: "/another"));
        Assert.Equal(one.Code, other.Code);
        Assert.NotEqual(one.Module, other.Module);
    }

    [Fact]
    public void This_library_has_an_identity_and_its_package_list_contains_the_native_packages()
    {
        Assert.Matches("^[0-9a-f]{64}$", CodeIdentity.Current);
        Assert.Contains(
            CodeIdentity.Packages(),
            package => package.StartsWith("TorchSharp ", StringComparison.Ordinal)
        );
        Assert.Contains(CodeIdentity.Packages(), package => package.StartsWith("libtorch-", StringComparison.Ordinal));
    }

    private static string Changed(string before, string after)
    {
        Assert.Contains(before, Kernel, StringComparison.Ordinal);
        return Kernel.Replace(before, after, StringComparison.Ordinal);
    }

    private (string Code, Guid Module) Identity(
        string source,
        string gain = "1.25",
        string packages = "libtorch 1\n",
        string folder = "/one"
    )
    {
        var helper = _folder["Helper.dll"];
        Compile(
            "/one/Helper.cs",
            $"public static class Helper {{ public static double Gain => {gain}; }}",
            [],
            "",
            helper
        );
        var path = _folder["Kernel.dll"];
        Compile(
            folder + "/Kernel.cs",
            source,
            [MetadataReference.CreateFromImage(File.ReadAllBytes(helper))],
            packages,
            path
        );
        using var module = new PEReader(File.OpenRead(path));
        var reader = module.GetMetadataReader();
        return (CodeIdentity.OfFile(path), reader.GetGuid(reader.GetModuleDefinition().Mvid));
    }

    // Compiles like the SDK: deterministic, optimized, with separate debugging information.
    private static void Compile(
        string file,
        string source,
        MetadataReference[] references,
        string resource,
        string path
    )
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            deterministic: true
        );
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(file =>
                Path.GetFileName(file)
                    is "System.Private.CoreLib.dll"
                        or "System.Runtime.dll"
                        or "System.Linq.dll"
                        or "System.Console.dll"
            )
            .Select(file => MetadataReference.CreateFromFile(file));
        var tree = CSharpSyntaxTree.ParseText(source, path: file, encoding: Encoding.UTF8);
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(file),
            [tree],
            [.. framework, .. references],
            options
        );
        using var image = File.Create(path);
        using var symbols = File.Create(Path.ChangeExtension(path, ".pdb"));
        var result = compilation.Emit(
            image,
            symbols,
            manifestResources:
            [
                new ResourceDescription(
                    "packages",
                    () => new MemoryStream(Encoding.UTF8.GetBytes(resource)),
                    isPublic: true
                ),
            ],
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb)
        );
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }
}
