using EcgNotebooks.Runner.Packages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>Compiles the cells of a notebook, each on top of those that ran well before it.</summary>
/// <param name="folder">The notebook's folder, which references start from.</param>
internal sealed class CellCompiler(string folder)
{
    private static readonly Lazy<ScriptOptions> _common = new(() =>
        ScriptOptions
            .Default.WithReferences(
                PlatformAssemblies()
                    .Append(typeof(CellFunctions).Assembly.Location)
                    .Select(path => MetadataReference.CreateFromFile(path))
            )
            .WithImports(
                "System",
                "System.Collections",
                "System.Collections.Generic",
                "System.IO",
                "System.Linq",
                "System.Text",
                "System.Threading.Tasks",
                "EcgNotebooks.Runner.Kernel.CellFunctions",
                "EcgNotebooks.Runner.Kernel.CellExtensions"
            )
    );

    private readonly PackageAssemblies _packages = new();

    private ScriptOptions _options = _common
        .Value.WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder))
        .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(folder));

    private Script<object>? _ran;
    private Script<object>? _last;

    /// <summary>Has the compiler translated by the runtime, which takes longer than most cells.</summary>
    public static void WarmUp() =>
        new CellCompiler(AppContext.BaseDirectory).Compile(
            "$\"{Enumerable.Range(1, 3).Sum(i => i)}\"",
            follows: false,
            []
        );

    /// <summary>Compiles a cell.</summary>
    /// <param name="code">C#.</param>
    /// <param name="follows">Whether the last one ran well, and this one sees what it declared.</param>
    /// <param name="references">Files of restored packages, which this code and all later may use.</param>
    public CompiledCell Compile(string code, bool follows, IReadOnlyList<string> references)
    {
        _ran = follows ? _last : _ran;
        try
        {
            _options = _options.AddReferences(
                _packages.Add(references).Select(p => MetadataReference.CreateFromFile(p))
            );
            _last = _ran?.ContinueWith<object>(code, _options) ?? CSharpScript.Create<object>(code, _options);
            return Emit(_last.GetCompilation());
        }
        catch (PackageException e)
        {
            return CompiledCell.Failed(e.Error);
        }
        catch (CompilationErrorException e)
        {
            return Failed(e.Diagnostics);
        }
        catch (Exception e)
        {
            // A compiler that breaks down over a cell must not end the other notebooks.
            return CompiledCell.Failed(CellError.Of(e));
        }
    }

    private static CompiledCell Emit(Compilation compilation)
    {
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
        {
            return Failed(errors);
        }

        // Without success and without errors there is nothing to emit: using directives alone.
        return result.Success && compilation.GetEntryPoint(CancellationToken.None) is { } entry
            ? new(
                assembly.ToArray(),
                entry.ContainingType.MetadataName,
                entry.MetadataName,
                References(compilation),
                null
            )
            : new(null, "", "", References(compilation), null);
    }

    private static Dictionary<string, string> References(Compilation compilation) =>
        compilation
            .DirectiveReferences.OfType<PortableExecutableReference>()
            .Select(reference => (Symbol: compilation.GetAssemblyOrModuleSymbol(reference), reference.FilePath))
            .Where(r => r.Symbol is IAssemblySymbol && r.FilePath is not null)
            .DistinctBy(r => r.Symbol!.Name)
            .ToDictionary(r => r.Symbol!.Name, r => r.FilePath!);

    private static CompiledCell Failed(IReadOnlyList<Diagnostic> diagnostics)
    {
        string[] lines = [.. diagnostics.Select(d => d.ToString())];
        return CompiledCell.Failed(new CellError("CompilationError", lines[0], lines));
    }

    private static IEnumerable<string> PlatformAssemblies() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(p =>
                Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(p) is "mscorlib.dll" or "netstandard.dll" or "Microsoft.CSharp.dll"
            );
}
