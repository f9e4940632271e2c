using EcgNotebooks.Runner.Kernel;
using EcgNotebooks.Runner.Packages;

namespace EcgNotebooks.Runner.Worker;

/// <summary>A notebook's part of the compiler that several share, and the packages that its code refers to.</summary>
/// <param name="shared">The compiler.</param>
/// <param name="notebook">Tells the notebook from the others.</param>
/// <param name="folder">The notebook's folder.</param>
/// <param name="packageFolder">Where restored packages are kept.</param>
internal sealed class NotebookCompiler(SharedCompiler shared, int notebook, string folder, string packageFolder)
    : IDisposable
{
    private readonly NotebookPackages _packages = new(new PackageCache(packageFolder), folder);

    private WorkerProcess? _process;
    private bool _follows;
    private bool _ended;

    /// <summary>Compiles code of the notebook, after the restore of packages that it asks for.</summary>
    /// <param name="code">The code.</param>
    /// <param name="cancellation">Ends the restore and the compiler.</param>
    public async Task<CompiledCell> CompileAsync(CellCode code, CancellationToken cancellation)
    {
        // The compiler hears that its last code ran well with the next code that it gets.
        _follows |= code.Follows;
        try
        {
            var restored = await _packages.AddAsync(code.Packages, cancellation);
            var cell = new CodeToCompile(notebook, folder, code.Code, _follows, restored?.Compiled ?? []);
            _follows = false;
            (var compiled, _process) = await shared.CompileForAsync(cell, _process, cancellation);
            return compiled with { Folders = _packages.Folders, Notices = restored?.Notices ?? [] };
        }
        catch (PackageException e)
        {
            return CompiledCell.Failed(e.Error);
        }
    }

    public void Dispose()
    {
        if (!_ended)
        {
            _ended = true;
            shared.End(new CodeToCompile(notebook, folder, null, false, []));
        }
    }
}
