using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EcgNotebooks.Runner.Tests.Support;

/// <summary>A folder with small NuGet packages, so that the tests' restores need no network.</summary>
public sealed class PackageFeed : IDisposable
{
    /// <summary>Creates the packages.</summary>
    public PackageFeed()
    {
        Directory.CreateDirectory(Feed);
        var core = Compiled(
            "Salt.Core",
            "1.0.0.0",
            "namespace Salt; public static class Core { public static string Word => \"salty\"; }"
        );
        Pack("Salt.Core", "1.0.0", core);
        foreach (var version in (string[])["1.0.0", "1.1.0", "2.0.0-beta"])
        {
            Pack("Salt", version, Shaker(version, core), ("Salt.Core", "1.0.0"));
        }

        PackExtension(core);
        Pack("Markdig", "0.1.0", Compiled("Markdig", "0.1.0.0", OtherMarkdig));
        Pack("Markdig", "99.0.0", Compiled("Markdig", "99.0.0.0", OtherMarkdig));
        Runner = RunnerThatKeepsIn(Path.Combine(Root, "cache"));
    }

    private const string OtherMarkdig = "namespace Markdig; public static class Markdown { }";

    private string Root { get; } = Directory.CreateTempSubdirectory("ecg-packages-").FullName;

    /// <summary>The folder of the packages.</summary>
    public string Feed => Path.Combine(Root, "feed");

    /// <summary>Keeps what it restored for the tests that follow.</summary>
    public NotebookRunner Runner { get; }

    /// <summary>A runner that keeps what it restores in a folder.</summary>
    /// <remarks>A restore takes seconds, and minutes on a busy machine.</remarks>
    public static NotebookRunner RunnerThatKeepsIn(string packages) =>
        Fixture.Shared(Fixture.Options(limitSeconds: 1200) with { PackageFolder = packages });

    /// <summary>Writes a NuGet.config to a folder that allows only the given sources and doesn't use the user's own package folder.</summary>
    public void Isolate(string folder, params IEnumerable<string> sources)
    {
        var lines = sources.Select((s, i) => $"<add key=\"s{i}\" value=\"{s}\" allowInsecureConnections=\"true\" />");
        File.WriteAllText(
            Path.Combine(folder, "NuGet.config"),
            $"""
            <configuration>
              <packageSources><clear />{string.Concat(lines)}</packageSources>
              <config><add key="globalPackagesFolder" value="{Path.Combine(Root, "global")}" /></config>
            </configuration>
            """
        );
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Root, recursive: true);

    // An extension is an assembly, a script, or both, in a folder of the package that only hosts read.
    private void PackExtension(byte[] core)
    {
        Pack(
            "Salt.Interactive",
            "1.0.0",
            Compiled("Salt.Interactive", "1.0.0.0", "// nothing"),
            ("Salt.Core", "1.0.0")
        );
        var extension = Compiled(
            "Salt.Extension",
            "1.0.0.0",
            """
            using System.Threading.Tasks;
            using Microsoft.DotNet.Interactive;
            using Microsoft.DotNet.Interactive.Formatting;
            public class SaltExtension : IKernelExtension
            {
                public Task OnLoadAsync(Kernel kernel)
                {
                    Formatter.Register<System.Version>(v => Salt.Core.Word + " " + v);
                    return Task.CompletedTask;
                }
            }
            """,
            [MetadataReference.CreateFromImage(core), .. Host()]
        );
        using var package = ZipFile.Open(Path.Combine(Feed, "Salt.Interactive.1.0.0.nupkg"), ZipArchiveMode.Update);
        Add(package, "interactive-extensions/dotnet/Salt.Extension.dll", extension);
        Add(
            package,
            "interactive-extensions/dotnet/extension.dib",
            "#!csharp\nvar fromScript = Salt.Core.Word;"u8.ToArray()
        );
    }

    private static IEnumerable<MetadataReference> Host() =>
        (
            (Type[])
                [
                    typeof(Microsoft.DotNet.Interactive.IKernelExtension),
                    typeof(Microsoft.DotNet.Interactive.Formatting.Formatter),
                ]
        ).Select(type => MetadataReference.CreateFromFile(type.Assembly.Location));

    private static byte[] Shaker(string version, byte[] core) =>
        Compiled(
            "Salt",
            version.Split('-')[0] + ".0",
            $$"""
            using System.Runtime.InteropServices;
            namespace Salt;
            public static class Shaker
            {
                public static string Version => "{{version}}";
                public static string Taste => Core.Word;
                [DllImport("salt", EntryPoint = "SystemNative_GetPid")]
                public static extern int NativeProcess();
            }
            """,
            MetadataReference.CreateFromImage(core)
        );

    private static byte[] Compiled(string name, string version, string source, params MetadataReference[] references)
    {
        using var assembly = new MemoryStream();
        var result = CSharpCompilation
            .Create(
                name,
                [
                    CSharpSyntaxTree.ParseText(source),
                    CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]"),
                ],
                [.. Framework(), .. references],
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            )
            .Emit(assembly);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return assembly.ToArray();
    }

    private static IEnumerable<MetadataReference> Framework() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path =>
                Path.GetFileName(path)
                    is "System.Runtime.dll"
                        or "System.Private.CoreLib.dll"
                        or "System.Runtime.InteropServices.dll"
                        or "netstandard.dll"
            )
            .Select(path => MetadataReference.CreateFromFile(path));

    private void Pack(string name, string version, byte[] assembly, params (string Name, string Version)[] needs)
    {
        using var package = ZipFile.Open(Path.Combine(Feed, $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        var dependencies = needs.Select(need => $"<dependency id=\"{need.Name}\" version=\"{need.Version}\" />");
        Add(
            package,
            $"{name}.nuspec",
            System.Text.Encoding.UTF8.GetBytes(
                $"""
                <?xml version="1.0" encoding="utf-8"?>
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                  <metadata>
                    <id>{name}</id><version>{version}</version><authors>tests</authors><description>A package of the tests.</description>
                    <dependencies><group targetFramework="net8.0">{string.Concat(dependencies)}</group></dependencies>
                  </metadata>
                </package>
                """
            )
        );
        Add(package, $"lib/net8.0/{name}.dll", assembly);
        if (name == "Salt")
        {
            // Any native library is suitable, so one of the runtime's is used under another name.
            var native = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "libSystem.Native.so");
            Add(
                package,
                $"runtimes/{System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}/native/libsalt.so",
                File.Exists(native) ? File.ReadAllBytes(native) : []
            );
        }
    }

    private static void Add(ZipArchive package, string name, byte[] content)
    {
        using var stream = package.CreateEntry(name).Open();
        stream.Write(content);
    }
}
