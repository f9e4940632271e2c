using System.Diagnostics;
using EcgNotebooks.Cli.Verbs;
using EcgNotebooks.Studies;

namespace EcgNotebooks.Cli.Sweeps;

/// <summary>A worker process that executes one run and writes its output to the run's log.</summary>
internal sealed class RunProcess(Sweep sweep, StudyRun run)
{
    /// <summary>Executes the run.</summary>
    /// <param name="cancellation">Asks the worker to stop; the call then waits until it has ended.</param>
    /// <returns>Null if the run has a result, or else the failure.</returns>
    public async Task<RunFailure?> RunAsync(CancellationToken cancellation)
    {
        var path = sweep.Folder(run).Log;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var log = new StreamWriter(path, append: false) { AutoFlush = true };
        using var process = new Process { StartInfo = Start() };
        process.OutputDataReceived += (_, e) => Write(log, e.Data);
        process.ErrorDataReceived += (_, e) => Write(log, e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        // The worker's watchdog stops it when its standard input is closed, at the latest a few seconds later.
        await using var stopping = cancellation.Register(process.StandardInput.Close);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode == ExitCode.Done && sweep.Result(run) is not null
            ? null
            : new RunFailure(run, $"its process ended with exit code {process.ExitCode}", path);
    }

    private static void Write(StreamWriter log, string? line)
    {
        if (line is not null)
        {
            lock (log)
            {
                log.WriteLine(line);
            }
        }
    }

    private ProcessStartInfo Start()
    {
        string[] fixedArguments = ["--data", sweep.Data.Root, "--out", sweep.Root, SweepRunVerb.WatchParent];
        var start = new ProcessStartInfo(
            OwnProgram.Host,
            [OwnProgram.Assembly, SweepRunVerb.Name, .. fixedArguments, .. StudyRunArguments.Of(run)]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in ThreadVariables.Names)
        {
            start.Environment[name] = ThreadVariables.Value(name, run.Threads);
        }

        return start;
    }
}
