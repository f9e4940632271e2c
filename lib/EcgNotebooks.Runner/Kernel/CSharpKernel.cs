namespace EcgNotebooks.Runner.Kernel;

/// <summary>Runs C# cells one after another; what a cell declares is there for the next.</summary>
/// <param name="folder">The notebook's folder, which imports start from.</param>
/// <param name="compile">Compiles code; told whether the code before ran well.</param>
internal sealed class CSharpKernel(string folder, Func<string, bool, Task<CompiledCell>> compile)
{
    private readonly CellLoader _loader = new();

    // The cells that ran well, as compiled cells expect them: after a place for what a host would share with them.
    private object?[] _cells = [null];
    private bool _ranWell;

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
        var compiled = await compile(code, _ranWell);
        _ranWell = false;
        if (compiled.Error is { } error)
        {
            return new CellOutcome(null, error);
        }

        try
        {
            object?[] cells = [.. _cells, null];
            var run = _loader.Load(compiled);
            var value = run is null ? null : await run(cells);
            (_cells, _ranWell) = (cells, true);
            return new CellOutcome(value, null);
        }
        catch (Exception thrown)
        {
            return new CellOutcome(null, CellError.Of(thrown));
        }
    }
}
