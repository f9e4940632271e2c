using EcgNotebooks.Runner.Kernel;

namespace EcgNotebooks.Runner.Worker;

/// <summary>A notebook's part of the compiler that several share.</summary>
/// <param name="shared">The compiler.</param>
/// <param name="notebook">Tells the notebook from the others.</param>
/// <param name="folder">The notebook's folder.</param>
internal sealed class NotebookCompiler(SharedCompiler shared, int notebook, string folder) : IDisposable
{
    private WorkerProcess? _process;
    private bool _ended;

    /// <summary>Compiles code of the notebook.</summary>
    /// <param name="code">C#.</param>
    /// <param name="follows">Whether the code before this ran well.</param>
    /// <param name="cancellation">Ends the compiler.</param>
    public async Task<CompiledCell> CompileAsync(string code, bool follows, CancellationToken cancellation)
    {
        var cell = new CodeToCompile(notebook, folder, code, follows);
        (var compiled, _process) = await shared.CompileForAsync(cell, _process, cancellation);
        return compiled;
    }

    public void Dispose()
    {
        if (!_ended)
        {
            _ended = true;
            shared.End(new CodeToCompile(notebook, folder, null, false));
        }
    }
}
