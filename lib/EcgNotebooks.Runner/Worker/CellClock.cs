using System.Diagnostics;

namespace EcgNotebooks.Runner.Worker;

/// <summary>Measures how long a cell's code runs; starting the process and compiling don't count, and have a limit of their own.</summary>
internal sealed class CellClock : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly TimeSpan _preparation;
    private readonly CancellationTokenSource _source;
    private readonly Stopwatch _ran = new();

    /// <summary>Starts with the preparation of the first cell.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="cancellation">Ends the run, too.</param>
    public CellClock(RunnerOptions options, CancellationToken cancellation)
    {
        (_limit, _preparation) = (options.CellTimeLimit, options.PreparationTimeLimit);
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _source.CancelAfter(_preparation);
    }

    /// <summary>Cancelled at a limit.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Which limit was reached.</summary>
    public string Reason =>
        _ran.IsRunning
            ? $"The cell took longer than its limit of {_limit.TotalSeconds:0.#} s."
            : $"Starting the process or compiling the cell took longer than {_preparation.TotalMinutes:0.#} minutes.";

    /// <summary>The cell's code runs from now on.</summary>
    public void Run()
    {
        _ran.Start();
        _source.CancelAfter(_limit > _ran.Elapsed ? _limit - _ran.Elapsed : TimeSpan.Zero);
    }

    /// <summary>The cell's code waits for the compiler.</summary>
    public void Pause()
    {
        _ran.Stop();
        _source.CancelAfter(_preparation);
    }

    /// <summary>The cell's code begins or ends to wait for another process, as long as that one lives.</summary>
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

    /// <summary>A cell begins or has ended: the next one has all of its time.</summary>
    public void Reset()
    {
        _ran.Reset();
        _source.CancelAfter(_preparation);
    }

    public void Dispose() => _source.Dispose();
}
