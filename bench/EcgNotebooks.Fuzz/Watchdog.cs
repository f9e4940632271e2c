namespace EcgNotebooks.Fuzz;

/// <summary>Notices that reading an input doesn't end; nothing can then be done in the process but to end it.</summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly TimeSpan limit;
    private readonly Action<FuzzInput> hang;
    private readonly Timer timer;
    private readonly Lock watching = new();
    private FuzzInput? input;
    private ReadingClock clock;

    public Watchdog(TimeSpan limit, Action<FuzzInput> hang)
    {
        (this.limit, this.hang) = (limit, hang);
        timer = new Timer(_ => Look(), null, Pause, Pause);
    }

    /// <summary>Reading begins.</summary>
    public void Begin(FuzzInput read)
    {
        lock (watching)
        {
            (input, clock) = (read, ReadingClock.Start());
        }
    }

    /// <summary>Reading has ended.</summary>
    public void End()
    {
        lock (watching)
        {
            input = null;
        }
    }

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        FuzzInput? hanging = null;
        lock (watching)
        {
            if (input is not null && clock.Elapsed > limit)
            {
                (hanging, input) = (input, null);
            }
        }

        if (hanging is not null)
        {
            hang(hanging);
        }
    }
}
