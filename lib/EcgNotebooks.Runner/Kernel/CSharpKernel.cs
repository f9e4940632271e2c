using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>Runs C# cells one after another; what a cell declares is there for the next.</summary>
/// <param name="folder">The notebook's folder, which relative imports and the compiler start from.</param>
internal sealed class CSharpKernel(string folder)
{
    private readonly ScriptOptions _options = ScriptOptions
        .Default.WithReferences(PlatformAssemblies().Append(typeof(CellFunctions).Assembly.Location))
        .WithImports(
            "System",
            "System.Collections.Generic",
            "System.IO",
            "System.Linq",
            "System.Threading.Tasks",
            "EcgNotebooks.Runner.Kernel.CellFunctions",
            "EcgNotebooks.Runner.Kernel.CellExtensions"
        )
        .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder))
        .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(folder));

    private ScriptState<object>? _state;

    /// <summary>Has the compiler translated by the runtime, which takes longer than most cells.</summary>
    public static async Task WarmUpAsync() =>
        await new CSharpKernel(AppContext.BaseDirectory).RunAsync("$\"{Enumerable.Range(1, 3).Sum(i => i)}\"");

    /// <summary>Runs one cell: C#, or one line that imports a script.</summary>
    public Task<CellOutcome> RunAsync(string source) =>
        ScriptImport.Of(source) is { } script ? ImportAsync(script) : ExecuteAsync(source);

    private async Task<CellOutcome> ImportAsync(string name)
    {
        var path = Path.GetFullPath(name, folder);
        return File.Exists(path)
            ? await ExecuteAsync(await File.ReadAllTextAsync(path))
            : new CellOutcome(null, new CellError("FileNotFound", $"{path}: no such file to import.", []));
    }

    private async Task<CellOutcome> ExecuteAsync(string code)
    {
        try
        {
            var state = _state is null
                ? await CSharpScript.Create<object>(code, _options).RunAsync(catchException: _ => true)
                : await _state.ContinueWithAsync<object>(code, _options, catchException: _ => true);
            if (state.Exception is { } thrown)
            {
                return new CellOutcome(null, Error(thrown));
            }

            _state = state;
            return new CellOutcome(state.ReturnValue, null);
        }
        catch (CompilationErrorException e)
        {
            return new CellOutcome(
                null,
                new CellError("CompilationError", e.Message, [.. e.Diagnostics.Select(d => d.ToString())])
            );
        }
    }

    private static CellError Error(Exception thrown) =>
        new(thrown.GetType().Name, thrown.Message, [.. thrown.ToString().ReplaceLineEndings("\n").Split('\n')]);

    private static IEnumerable<string> PlatformAssemblies() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(p =>
                Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(p) is "mscorlib.dll" or "netstandard.dll"
            );
}
