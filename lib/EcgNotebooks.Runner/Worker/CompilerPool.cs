namespace EcgNotebooks.Runner.Worker;

/// <summary>The compiler processes of a runner, each of which serves one notebook at a time.</summary>
/// <remarks>
/// The just-in-time compilation of the compiler takes about a second; after that, a cell takes milliseconds. One notebook after
/// the other therefore uses the same process. Notebooks that run at the same time have different ones, because some code makes
/// the compiler overflow its stack, and all that the process knows is lost.
/// </remarks>
/// <param name="options">The worker's program and arguments.</param>
internal sealed class CompilerPool(RunnerOptions options)
{
    private readonly Lock _lock = new();
    private readonly Stack<CompilerProcess> _idle = new();
    private int _notebooks;
    private int _users;

    /// <summary>Announces a notebook; a process is started early if this is the only notebook.</summary>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="packageFolder">The folder of the package cache.</param>
    public NotebookCompiler Begin(string folder, string packageFolder)
    {
        lock (_lock)
        {
            if (_users++ == 0)
            {
                StartEarly();
            }

            return new NotebookCompiler(this, ++_notebooks, folder, packageFolder);
        }
    }

    /// <summary>Takes a process that serves no other notebook, and starts one if there is none.</summary>
    /// <exception cref="WorkerStartException">The process can't be started.</exception>
    public CompilerProcess Take()
    {
        lock (_lock)
        {
            while (_idle.TryPop(out var process))
            {
                if (!process.HasEnded)
                {
                    return process;
                }

                // The operating system may have ended it, for example for lack of memory.
                process.Dispose();
            }

            return new CompilerProcess(options);
        }
    }

    /// <summary>Ends a notebook and keeps its process for another one; after the last notebook, all processes end.</summary>
    /// <param name="process">The process that the notebook has taken; null for none.</param>
    public void End(CompilerProcess? process)
    {
        lock (_lock)
        {
            if (process is not null)
            {
                _idle.Push(process);
            }

            if (--_users > 0)
            {
                return;
            }

            while (_idle.TryPop(out var last))
            {
                last.Dispose();
            }
        }
    }

    // If the process can't be started now, the first cell that needs it tries again and reports the error.
    private void StartEarly()
    {
        try
        {
            _idle.Push(new CompilerProcess(options));
        }
        catch (WorkerStartException)
        {
            // As said above.
        }
    }
}
