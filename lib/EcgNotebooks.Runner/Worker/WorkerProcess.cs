using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using System.Text;

namespace EcgNotebooks.Runner.Worker;

/// <summary>A worker, of one notebook or the compiler of all, as its parent sees it: they tell each other lines.</summary>
internal sealed class WorkerProcess : IDisposable
{
    // A character takes at most six bytes of JSON; the rest of a message is small beside what a cell shows.
    private const int LongestLine = 6 * CellOutput.ShownCharacters + 1_000_000;

    // Programs that a cell started may hold the worker's pipes open for ever.
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(2);

    private readonly AnonymousPipeServerStream _attendance = new(PipeDirection.Out, HandleInheritability.Inheritable);
    private readonly AnonymousPipeServerStream _events = new(PipeDirection.In, HandleInheritability.Inheritable);
    private readonly string _mark = Guid.NewGuid().ToString("N");
    private readonly Process _process;
    private readonly OutputTail _printed;
    private readonly OutputTail _complained;
    private readonly MarkedLines _lines;

    /// <summary>Starts it.</summary>
    /// <param name="options">How.</param>
    /// <param name="task">What it is to do.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="secret">What each of its lines begins with.</param>
    /// <exception cref="WorkerStartException">The system doesn't start it.</exception>
    public WorkerProcess(RunnerOptions options, string task, string folder, string secret)
    {
        try
        {
            _process = Process.Start(StartInfo(options, task, folder))!;
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            _events.Dispose();
            _attendance.Dispose();
            throw new WorkerStartException(task == CompilerWorker.Task ? "The compiler" : "The notebook's process", e);
        }

        _process.StandardInput.Close();
        _attendance.DisposeLocalCopyOfClientHandle();
        _events.DisposeLocalCopyOfClientHandle();
        Exited = ExitAsync();
        _lines = new MarkedLines(_events, Encoding.ASCII.GetBytes(secret), LongestLine);
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
        catch (ObjectDisposedException)
        {
            // It was ended because it didn't listen.
        }
    }

    /// <summary>Tells it a long line, which takes until it listens.</summary>
    public Task TellAsync(string line, CancellationToken cancellation) =>
        Task.Run(() => Tell(line), CancellationToken.None).WaitAsync(cancellation);

    /// <summary>The next message that it tells; null where its pipe ends, or where it has ended and nothing more comes.</summary>
    /// <exception cref="BrokenEventException">It told something else.</exception>
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

    /// <summary>Waits a while for its end, and ends it where it goes on.</summary>
    /// <returns>Whether it ended by itself.</returns>
    public async Task<bool> EndAsync()
    {
        var alone = await Task.WhenAny(Exited, Task.Delay(_grace)) == Exited;
        Kill();
        await Exited;
        return alone;
    }

    /// <summary>Ends it, where it hasn't ended, and all that cells started.</summary>
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
            // A child that runs as another user can't be ended; its parent can.
            _process.Kill();
        }

        StartedProcesses.End(_mark);
    }

    /// <summary>Leaves it to itself, as a killed parent does: it hears that and ends.</summary>
    internal void Leave() => _attendance.Dispose();

    /// <summary>The end of what it wrote to its output by other ways than a cell's.</summary>
    public async Task<string> OutputAsync() => await _printed.TextAsync(_grace) + await _complained.TextAsync(_grace);

    public void Dispose()
    {
        Kill();
        _process.Dispose();
        _events.Dispose();
        _attendance.Dispose();
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
            [.. options.WorkerArguments, _attendance.GetClientHandleAsString(), _events.GetClientHandleAsString(), task]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment[StartedProcesses.Variable] = _mark;
        return start;
    }
}
