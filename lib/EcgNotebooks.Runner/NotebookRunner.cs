using System.Diagnostics;
using System.IO.Pipes;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner;

/// <summary>Runs notebooks, each in a process of its own, so that no crash and no endless loop of one harms the others.</summary>
/// <param name="options">Limits, parameters and how to start a worker.</param>
public sealed class NotebookRunner(RunnerOptions options)
{
    // Programs that a cell started may hold the worker's pipes open for ever.
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(2);

    /// <summary>Runs one notebook; its file is not touched.</summary>
    /// <param name="path">The notebook.</param>
    /// <param name="progress">Hears of every cell and its output as it comes.</param>
    /// <param name="cancellation">Ends the worker.</param>
    /// <returns>The executed copy, and the failure if there was one.</returns>
    /// <exception cref="NotebookException">The notebook can't be read.</exception>
    public async Task<NotebookRun> RunAsync(
        string path,
        IProgress<WorkerEvent>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var notebook = Notebook.Read(path);
        var results = new CellResults(notebook);
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        using var attendance = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
        using var process = Start(attendance, pipe, new RunPlan(Path.GetFullPath(path), options.Parameters));
        attendance.DisposeLocalCopyOfClientHandle();
        pipe.DisposeLocalCopyOfClientHandle();
        var exited = ExitAsync(process);
        var (printed, complained) = (new OutputTail(process.StandardOutput), new OutputTail(process.StandardError));
        try
        {
            var stopped = await FollowAsync(exited, pipe, results, progress, cancellation);
            End(process, kill: stopped is not null);
            await exited;
            var native = await printed.TextAsync(_grace) + await complained.TextAsync(_grace);
            return results.Finish(stopped ?? Death(process, native), native);
        }
        finally
        {
            End(process, kill: true);
        }
    }

    private static string? Death(Process process, string native) =>
        process.ExitCode == 0 ? null : $"The process died with exit code {process.ExitCode}.\n{native}".TrimEnd();

    private static void End(Process process, bool kill)
    {
        if (kill && !process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    // The reason for which the worker was stopped; null where it ended by itself.
    private async Task<string?> FollowAsync(
        Task exited,
        Stream pipe,
        CellResults results,
        IProgress<WorkerEvent>? progress,
        CancellationToken cancellation
    )
    {
        using var reader = new StreamReader(pipe);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.CellTimeLimit);
        try
        {
            while (await NextAsync(exited, reader, limit.Token) is { } line)
            {
                if (WorkerEvent.FromLine(line) is not { } told)
                {
                    continue;
                }

                results.Add(told);
                progress?.Report(told);
                if (told is CellStarted or CellFinished)
                {
                    limit.CancelAfter(options.CellTimeLimit);
                }
            }

            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"The cell took longer than its limit of {options.CellTimeLimit.TotalSeconds:0.#} s.";
        }
    }

    // The next line; null where the pipe ends, or where the worker has ended and nothing more comes.
    private static async Task<string?> NextAsync(Task exited, StreamReader reader, CancellationToken cancellation)
    {
        var line = reader.ReadLineAsync(cancellation).AsTask();
        if (!line.IsCompleted && await Task.WhenAny(line, exited) != line)
        {
            await Task.WhenAny(line, Task.Delay(_grace, cancellation));
            return line.IsCompleted ? await line : null;
        }

        return await line;
    }

    // Unlike WaitForExitAsync this doesn't wait for the redirected output to end.
    private static async Task ExitAsync(Process process)
    {
        while (!process.HasExited)
        {
            await Task.Delay(20);
        }
    }

    private Process Start(AnonymousPipeServerStream attendance, AnonymousPipeServerStream pipe, RunPlan plan)
    {
        var start = new ProcessStartInfo(
            options.WorkerProgram,
            [
                .. options.WorkerArguments,
                attendance.GetClientHandleAsString(),
                pipe.GetClientHandleAsString(),
                plan.ToJson(),
            ]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(plan.Notebook)!,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("No worker process was started.");
        process.StandardInput.Close();
        return process;
    }
}
