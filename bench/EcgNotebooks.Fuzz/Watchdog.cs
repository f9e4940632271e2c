namespace EcgNotebooks.Fuzz;

/// <summary>Notices that reading an input doesn't end; nothing can then be done in the process but to end it.</summary>
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
        _timer = new Timer(_ => Look(), null, _pause, _pause);
    }

    /// <summary>Reading begins.</summary>
    public void Begin(FuzzInput read)
    {
        lock (_watching)
        {
            (_input, _clock) = (read, ReadingClock.Start());
        }
    }

    /// <summary>Reading has ended.</summary>
    public void End()
    {
        lock (_watching)
        {
            _input = null;
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
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
