using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using EcgNotebooks.Runner.Kernel;

namespace EcgNotebooks.Runner.Worker;

/// <summary>The worker of one notebook, as its parent sees it: it starts, and waits until it is told to begin.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly AnonymousPipeServerStream _attendance = new(PipeDirection.Out, HandleInheritability.Inheritable);
    private readonly AnonymousPipeServerStream _events = new(PipeDirection.In, HandleInheritability.Inheritable);
    private readonly Process _process;
    private readonly OutputTail _printed;
    private readonly OutputTail _complained;

    public WorkerProcess(RunnerOptions options, RunPlan plan)
    {
        _process = Process.Start(StartInfo(options, plan))!;
        _process.StandardInput.Close();
        _attendance.DisposeLocalCopyOfClientHandle();
        _events.DisposeLocalCopyOfClientHandle();
        Exited = ExitAsync();
        (_printed, _complained) = (new OutputTail(_process.StandardOutput), new OutputTail(_process.StandardError));
    }

    /// <summary>What the worker tells, a line each.</summary>
    public Stream Events => _events;

    /// <summary>Ends with the process. Unlike WaitForExitAsync it doesn't wait for the redirected output to end.</summary>
    public Task Exited { get; }

    /// <summary>The exit code, once the process has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Lets it run its notebook.</summary>
    public void Begin() => Tell("begin");

    /// <summary>Gives it the code that it waits for.</summary>
    public void Send(CompiledCell cell) => Tell(cell.ToLine());

    /// <summary>Ends it and what it started, where it hasn't ended.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The end of what it wrote to its output by other ways than a cell's.</summary>
    /// <param name="grace">How long to wait for more.</param>
    public async Task<string> OutputAsync(TimeSpan grace) =>
        await _printed.TextAsync(grace) + await _complained.TextAsync(grace);

    public void Dispose()
    {
        Kill();
        _process.Dispose();
        _events.Dispose();
        _attendance.Dispose();
    }

    private void Tell(string line)
    {
        try
        {
            _attendance.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
        catch (IOException)
        {
            // It died while it waited; what it left on its output says why.
        }
    }

    private async Task ExitAsync()
    {
        while (!_process.HasExited)
        {
            await Task.Delay(20);
        }
    }

    private ProcessStartInfo StartInfo(RunnerOptions options, RunPlan plan) =>
        new(
            options.WorkerProgram,
            [
                .. options.WorkerArguments,
                _attendance.GetClientHandleAsString(),
                _events.GetClientHandleAsString(),
                plan.ToJson(),
            ]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(plan.Notebook)!,
        };
}
