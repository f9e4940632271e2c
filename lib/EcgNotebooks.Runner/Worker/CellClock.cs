using System.Diagnostics;

namespace EcgNotebooks.Runner.Worker;

/// <summary>Enforces the time limit of a cell's code; starting the process and compiling don't count and have a separate limit.</summary>
internal sealed class CellClock : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly TimeSpan _preparation;
    private readonly CancellationTokenSource _source;
    private readonly Stopwatch _ran = new();
    private readonly Timer? _whole;
    private volatile string? _exceeded;

    /// <summary>Starts the clock for the preparation of the first cell.</summary>
    /// <param name="options">The time limits.</param>
    /// <param name="cancellation">Also cancels <see cref="Token"/>.</param>
    public CellClock(RunnerOptions options, CancellationToken cancellation)
    {
        (_limit, _preparation) = (options.CellTimeLimit, options.PreparationTimeLimit);
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _source.CancelAfter(_preparation);
        _whole = options.Confinement is { NotebookTimeLimit: var whole }
            ? new Timer(_ => Exceed(WholeReason(whole)), null, whole, Timeout.InfiniteTimeSpan)
            : null;
    }

    /// <summary>The token that is cancelled when a limit is reached.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The message about the limit that was reached.</summary>
    public string Reason =>
        _exceeded is { } exceeded ? exceeded
        : _ran.IsRunning ? $"The cell took longer than its time limit of {_limit.TotalSeconds:0.#} s."
        : $"Starting the process or compiling the cell took longer than {_preparation.TotalMinutes:0.#} minutes.";

    /// <summary>Starts or continues to measure the cell's code.</summary>
    public void Run()
    {
        _ran.Start();
        _source.CancelAfter(_limit > _ran.Elapsed ? _limit - _ran.Elapsed : TimeSpan.Zero);
    }

    /// <summary>Pauses while the cell waits for the compiler, which has its own limit.</summary>
    public void Pause()
    {
        _ran.Stop();
        _source.CancelAfter(_preparation);
    }

    /// <summary>Pauses without a limit while the cell's code waits for another process, or continues when the wait is over.</summary>
    public void Wait(bool begins)
    {
        if (begins)
        {
            _ran.Stop();
            _source.CancelAfter(Timeout.InfiniteTimeSpan);
        }
        else
        {
            Run();
        }
    }

    /// <summary>Resets the clock when a cell starts or has finished.</summary>
    public void Reset()
    {
        _ran.Reset();
        _source.CancelAfter(_preparation);
    }

    /// <summary>Cancels <see cref="Token"/> because a limit other than the cell's was reached.</summary>
    /// <param name="reason">The reason, as a sentence.</param>
    public void Exceed(string reason)
    {
        _exceeded ??= reason;
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The notebook has ended in the meantime.
        }
    }

    public void Dispose()
    {
        _whole?.Dispose();
        _source.Dispose();
    }

    private static string WholeReason(TimeSpan limit) =>
        $"The notebook took longer than its time limit of {limit.TotalSeconds:0.#} s.";
}
