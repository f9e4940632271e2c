using EcgNotebooks.Runner.Kernel;
using EcgNotebooks.Runner.Packages;

namespace EcgNotebooks.Runner.Worker;

/// <summary>Compiles the code of one notebook in one compiler process and restores the packages that it references.</summary>
/// <param name="pool">The runner's compiler processes.</param>
/// <param name="notebook">The notebook's number.</param>
/// <param name="folder">The notebook's folder.</param>
/// <param name="packageFolder">The folder of the package cache.</param>
internal sealed class NotebookCompiler(CompilerPool pool, int notebook, string folder, string packageFolder)
    : IDisposable
{
    private readonly NotebookPackages _packages = new(new PackageCache(packageFolder), folder);

    private CompilerProcess? _process;
    private bool _follows;
    private bool _ended;

    /// <summary>Restores the packages that the code references and compiles it.</summary>
    /// <param name="code">The code.</param>
    /// <param name="cancellation">Stops the restore and the compiler.</param>
    public async Task<CompiledCell> CompileAsync(CompilationRequested code, CancellationToken cancellation)
    {
        // That the previous code ran without an error is sent to the compiler together with the next code.
        _follows |= code.Follows;
        try
        {
            var restored = await _packages.AddAsync(code.Packages, cancellation);
            IReadOnlyList<string> references = [.. restored?.Compiled ?? [], .. code.References];
            var cell = new CodeToCompile(notebook, folder, code.Code, _follows, references);
            _follows = false;
            _process ??= pool.Take();
            var compiled = await _process.CompileAsync(cell, cancellation);
            return compiled with
            {
                Folders = _packages.Folders,
                Notices = restored?.Notices ?? [],
                Extensions = restored?.Extensions ?? [],
            };
        }
        catch (PackageException e)
        {
            return CompiledCell.Failed(e.Error);
        }
        catch (WorkerStartException e)
        {
            return CompilerProcess.Lost(e.Message);
        }
    }

    /// <summary>Returns why the packages of a confined notebook's code aren't restored; null if it references none.</summary>
    public static CompiledCell? Refused(PackageRequest request) =>
        request.Packages.Count + request.Sources.Count > 0
            ? CompiledCell.Failed(PackageException.Confined(request.Packages).Error)
            : null;

    public void Dispose()
    {
        if (!_ended)
        {
            _ended = true;
            _process?.Forget(notebook);
            pool.End(_process);
        }
    }
}
