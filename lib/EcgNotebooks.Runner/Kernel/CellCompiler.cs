using EcgNotebooks.Runner.Packages;
using Microsoft.AspNetCore.Html;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>Compiles the cells of a notebook; each sees the declarations of the earlier cells that ran without an error.</summary>
/// <param name="folder">The notebook's folder, to which the paths of references are relative.</param>
internal sealed class CellCompiler(string folder)
{
    // What cells may use without a reference: the host's interface, and this assembly for injected parameters.
    private static readonly Type[] _host =
    [
        typeof(Parameter),
        typeof(Microsoft.DotNet.Interactive.Kernel),
        typeof(Formatter),
        typeof(IHtmlContent),
    ];

    private static readonly Lazy<ScriptOptions> _common = new(() =>
        ScriptOptions
            .Default.WithReferences(
                PlatformAssemblies
                    .ForCells.Concat(_host.Select(type => type.Assembly.Location))
                    .Select(CellReferences.Of)
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
                "EcgNotebooks.Runner.Kernel.CellExtensions",
                "Microsoft.DotNet.Interactive",
                "Microsoft.DotNet.Interactive.Commands",
                "Microsoft.DotNet.Interactive.Formatting",
                "Microsoft.DotNet.Interactive.Kernel",
                "Microsoft.DotNet.Interactive.Formatting.PocketViewTags"
            )
    );

    private readonly PackageAssemblies _packages = new();

    private ScriptOptions _options = _common
        .Value.WithMetadataResolver(new CellReferenceResolver(folder))
        .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(folder));

    private Script<object>? _lastSuccessful;
    private Script<object>? _last;

    /// <summary>Compiles a small cell so that the runtime's just-in-time compilation of the compiler, which takes seconds, is done early.</summary>
    public static void WarmUp() =>
        new CellCompiler(AppContext.BaseDirectory).Compile(
            "$\"{Enumerable.Range(1, 3).Sum(i => i)}\"",
            follows: false,
            []
        );

    /// <summary>Compiles a cell.</summary>
    /// <param name="code">The C# code.</param>
    /// <param name="follows">Whether the last compiled code ran without an error, so that this code sees its declarations.</param>
    /// <param name="references">The assemblies of restored packages, which this code and all later code may use.</param>
    public CompiledCell Compile(string code, bool follows, IReadOnlyList<string> references)
    {
        _lastSuccessful = follows ? _last : _lastSuccessful;
        try
        {
            _options = _options.AddReferences(_packages.Add(references).Select(CellReferences.Of));
            _last =
                _lastSuccessful?.ContinueWith<object>(code, _options) ?? CSharpScript.Create<object>(code, _options);
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
            // A bug of the compiler that one cell triggers must not stop the other notebooks.
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

        // A cell with nothing but using directives has nothing to emit: no success, but no errors either.
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
}
