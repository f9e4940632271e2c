using System.Diagnostics;
using System.IO.Pipes;
using System.Text;

namespace EcgNotebooks.Runner.Worker;

/// <summary>A worker, of one notebook or the compiler of all, as its parent sees it: they tell each other lines.</summary>
internal sealed class WorkerProcess : IDisposable
{
    // Programs that a cell started may hold the worker's pipes open for ever.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly AnonymousPipeServerStream _attendance = new(PipeDirection.Out, HandleInheritability.Inheritable);
    private readonly AnonymousPipeServerStream _events = new(PipeDirection.In, HandleInheritability.Inheritable);
    private readonly Process _process;
    private readonly OutputTail _printed;
    private readonly OutputTail _complained;
    private readonly StreamReader _reader;

    /// <summary>Starts it.</summary>
    /// <param name="options">How.</param>
    /// <param name="task">What it is to do.</param>
    /// <param name="folder">Where it runs.</param>
    public WorkerProcess(RunnerOptions options, string task, string folder)
    {
        _process = Process.Start(StartInfo(options, task, folder))!;
        _process.StandardInput.Close();
        _attendance.DisposeLocalCopyOfClientHandle();
        _events.DisposeLocalCopyOfClientHandle();
        Exited = ExitAsync();
        _reader = new StreamReader(_events);
        (_printed, _complained) = (new OutputTail(_process.StandardOutput), new OutputTail(_process.StandardError));
    }

    /// <summary>Ends with the process. Unlike WaitForExitAsync it doesn't wait for the redirected output to end.</summary>
    public Task Exited { get; }

    /// <summary>The exit code, once the process has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Tells it a line.</summary>
    public void Tell(string line)
    {
        try
        {
            _attendance.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
        catch (IOException)
        {
            // It has died; what it left on its output says why.
        }
    }

    /// <summary>The next line that it tells; null where its pipe ends, or where it has ended and nothing more comes.</summary>
    public async Task<string?> NextAsync(CancellationToken cancellation)
    {
        var line = _reader.ReadLineAsync(cancellation).AsTask();
        if (!line.IsCompleted && await Task.WhenAny(line, Exited) != line)
        {
            await Task.WhenAny(line, Task.Delay(Grace, cancellation));
            return line.IsCompleted ? await line : null;
        }

        return await line;
    }

    /// <summary>Ends it and what it started, where it hasn't ended.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The end of what it wrote to its output by other ways than a cell's.</summary>
    public async Task<string> OutputAsync() => await _printed.TextAsync(Grace) + await _complained.TextAsync(Grace);

    public void Dispose()
    {
        Kill();
        _process.Dispose();
        _reader.Dispose();
        _attendance.Dispose();
    }

    private async Task ExitAsync()
    {
        while (!_process.HasExited)
        {
            await Task.Delay(20);
        }
    }

    private ProcessStartInfo StartInfo(RunnerOptions options, string task, string folder) =>
        new(
            options.WorkerProgram,
            [.. options.WorkerArguments, _attendance.GetClientHandleAsString(), _events.GetClientHandleAsString(), task]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
}
