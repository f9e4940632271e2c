using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Text;
using EcgNotebooks.Runner.Confinement;

namespace EcgNotebooks.Runner.Worker;

/// <summary>A worker process, for one notebook or for the shared compiler, with which the parent exchanges lines of JSON.</summary>
internal sealed class WorkerProcess : IDisposable
{
    // A character takes at most six bytes in JSON; the other parts of a message are small compared with the displayed data.
    private const int LongestLine = 6 * CellOutput.ShownCharacters + 1_000_000;

    // Processes that a cell has started may keep the worker's pipes open forever.
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(2);

    private readonly AnonymousPipeServerStream _parentPipe = new(PipeDirection.Out, HandleInheritability.Inheritable);
    private readonly AnonymousPipeServerStream _eventPipe = new(PipeDirection.In, HandleInheritability.Inheritable);
    private readonly string _mark = Guid.NewGuid().ToString("N");
    private readonly Process _process;
    private readonly OutputTail _output;
    private readonly OutputTail _errors;
    private readonly MarkedLines _lines;

    /// <summary>Starts the process.</summary>
    /// <param name="options">The worker's program and arguments.</param>
    /// <param name="task">The notebook's path, or <see cref="CompilerWorker.Task"/>.</param>
    /// <param name="folder">The working folder.</param>
    /// <param name="secret">The mark with which each line from the process begins.</param>
    /// <exception cref="WorkerStartException">The process can't be started.</exception>
    public WorkerProcess(RunnerOptions options, string task, string folder, string secret)
    {
        try
        {
            _process = Process.Start(StartInfo(options, task, folder))!;
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            _eventPipe.Dispose();
            _parentPipe.Dispose();
            throw new WorkerStartException(task == CompilerWorker.Task ? "The compiler" : "The notebook's process", e);
        }

        _process.StandardInput.Close();
        _parentPipe.DisposeLocalCopyOfClientHandle();
        _eventPipe.DisposeLocalCopyOfClientHandle();
        Exited = ExitAsync();
        _lines = new MarkedLines(_eventPipe, Encoding.ASCII.GetBytes(secret), LongestLine);
        (_output, _errors) = (new OutputTail(_process.StandardOutput), new OutputTail(_process.StandardError));
    }

    /// <summary>A task that completes when the process ends; unlike WaitForExitAsync, it doesn't wait for the redirected output to end.</summary>
    public Task Exited { get; }

    /// <summary>The exit code, once the process has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Sends a line to the process.</summary>
    public void Send(string line)
    {
        try
        {
            _parentPipe.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
        catch (IOException)
        {
            // The process has ended; its output contains the reason.
        }
        catch (ObjectDisposedException)
        {
            // The process was killed because it didn't read the line.
        }
    }

    /// <summary>Sends a line asynchronously; a long line blocks until the process reads it.</summary>
    public Task SendAsync(string line, CancellationToken cancellation) =>
        Task.Run(() => Send(line), CancellationToken.None).WaitAsync(cancellation);

    /// <summary>Receives the next message; null if the pipe was closed, or if the process has ended and no message is left.</summary>
    /// <exception cref="BrokenEventException">The process sent something that isn't such a message.</exception>
    public async Task<T?> NextAsync<T>(CancellationToken cancellation)
        where T : class
    {
        var line = _lines.ReadAsync(cancellation);
        if (!line.IsCompleted && await Task.WhenAny(line, Exited).WaitAsync(cancellation) != line)
        {
            await Task.WhenAny(line, Task.Delay(_grace, cancellation));
            if (!line.IsCompleted)
            {
                return null;
            }
        }

        return await line is { } bytes ? JsonLine.Read<T>(bytes.Span) : null;
    }

    /// <summary>Waits two seconds for the process to end, and kills it if it doesn't.</summary>
    /// <returns>Whether the process ended by itself.</returns>
    public async Task<bool> EndAsync()
    {
        var alone = await Task.WhenAny(Exited, Task.Delay(_grace)) == Exited;
        Kill();
        await Exited;
        return alone;
    }

    /// <summary>Kills the process if it is running, and all processes that cells have started.</summary>
    public void Kill()
    {
        try
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception e) when (e is AggregateException or Win32Exception or InvalidOperationException)
        {
            // A child process of another user can't be killed, but the worker itself can.
            _process.Kill();
        }

        StartedProcesses.End(_mark);
    }

    /// <summary>Starts to watch the memory of the process.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="exceeded">Called with the reason when the limit is exceeded.</param>
    public IDisposable WatchMemory(ConfinementOptions limits, Action<string> exceeded) =>
        new MemoryWatchdog(_process, limits.MemoryBytes, exceeded);

    /// <summary>Closes the pipe to the process, as happens when the parent is killed; the process's watchdog then ends it.</summary>
    internal void Abandon() => _parentPipe.Dispose();

    /// <summary>Returns the end of the process's own standard output and error, which cells' outputs aren't part of.</summary>
    public async Task<string> OutputAsync() => await _output.TextAsync(_grace) + await _errors.TextAsync(_grace);

    public void Dispose()
    {
        Kill();
        _process.Dispose();
        _eventPipe.Dispose();
        _parentPipe.Dispose();
    }

    private async Task ExitAsync()
    {
        while (!_process.HasExited)
        {
            await Task.Delay(20);
        }
    }

    private ProcessStartInfo StartInfo(RunnerOptions options, string task, string folder)
    {
        var start = new ProcessStartInfo(
            options.WorkerProgram,
            [
                .. options.WorkerArguments,
                _parentPipe.GetClientHandleAsString(),
                _eventPipe.GetClientHandleAsString(),
                task,
            ]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in options.Variables)
        {
            start.Environment[name] = value;
        }

        start.Environment[StartedProcesses.Variable] = _mark;
        if (options.Confinement is { } limits && task != CompilerWorker.Task)
        {
            // The runtime then throws an exception, which leaves the answers of the other cells.
            start.Environment["DOTNET_GCHeapHardLimit"] = limits.MemoryBytes.ToString(
                "X",
                CultureInfo.InvariantCulture
            );
        }

        return start;
    }
}
