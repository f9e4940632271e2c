using CliWrap;
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
        var lines = PipeTarget.ToDelegate(line => Write(log, line));
        var result = await CliWrap
            .Cli.Wrap(OwnProgram.Host)
            .WithArguments(Arguments())
            .WithEnvironmentVariables(Threads())
            .WithStandardInputPipe(OpenUntil(cancellation))
            .WithStandardOutputPipe(lines)
            .WithStandardErrorPipe(lines)
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return result.ExitCode == ExitCode.Done && sweep.Result(run) is not null
            ? null
            : new RunFailure(run, $"its process ended with exit code {result.ExitCode}", path);
    }

    // The worker's watchdog stops it when its standard input is closed, at the latest a few seconds later: so it ends with its
    // parent, and can be asked to stop.
    private static PipeSource OpenUntil(CancellationToken cancellation) =>
        PipeSource.Create(
            async (_, ended) =>
            {
                var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await using var registration = cancellation.Register(stopping.SetResult);
                await stopping.Task.WaitAsync(ended);
            }
        );

    private static void Write(StreamWriter log, string line)
    {
        lock (log)
        {
            log.WriteLine(line);
        }
    }

    private string[] Arguments() =>
        [
            OwnProgram.Assembly,
            SweepRunVerb.Name,
            "--data",
            sweep.Data.Root,
            "--out",
            sweep.Root,
            SweepRunVerb.WatchParent,
            .. StudyRunArguments.Of(run),
        ];

    private Dictionary<string, string?> Threads() =>
        ThreadVariables.Names.ToDictionary(name => name, name => (string?)ThreadVariables.Value(name, run.Threads));
}
