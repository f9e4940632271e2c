namespace EcgNotebooks.Fuzz;

/// <summary>Detects that reading an input hangs, in which case the process has to be ended.</summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);

    private readonly TimeSpan _limit;
    private readonly Action<FuzzInput> _hang;
    private readonly Timer _timer;
    private readonly Lock _watching = new();
    private FuzzInput? _input;
    private ReadingClock _clock;

    public Watchdog(TimeSpan limit, Action<FuzzInput> hang)
    {
        (_limit, _hang) = (limit, hang);
        _timer = new Timer(_ => Check(), null, _pause, _pause);
    }

    /// <summary>Starts to watch the reading of an input.</summary>
    public void Begin(FuzzInput read)
    {
        lock (_watching)
        {
            (_input, _clock) = (read, ReadingClock.Start());
        }
    }

    /// <summary>Stops watching.</summary>
    public void End()
    {
        lock (_watching)
        {
            _input = null;
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Check()
    {
        FuzzInput? hanging = null;
        lock (_watching)
        {
            if (_input is not null && _clock.Elapsed > _limit)
            {
                (hanging, _input) = (_input, null);
            }
        }

        if (hanging is not null)
        {
            _hang(hanging);
        }
    }
}
