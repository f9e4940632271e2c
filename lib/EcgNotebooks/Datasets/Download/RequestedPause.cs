namespace EcgNotebooks.Datasets.Download;

/// <summary>A pause that a server asked for: nobody sends a request before its end.</summary>
internal sealed class RequestedPause(FetchOptions options)
{
    private long _until;

    /// <summary>Prolongs the pause.</summary>
    /// <exception cref="EcgException">The server asks for more than is waited for.</exception>
    public void Ask(TimeSpan wait)
    {
        if (wait > options.LongestRequestedDelay)
        {
            throw new EcgException(
                $"The server asks to be left alone for {wait:g}.",
                "Run the same command again after that time; what is there is kept."
            );
        }

        var until = (options.Clock.GetUtcNow() + wait).UtcTicks;
        for (var seen = Volatile.Read(ref _until); seen < until; seen = Volatile.Read(ref _until))
        {
            Interlocked.CompareExchange(ref _until, until, seen);
        }
    }

    /// <summary>Waits until the pause is over.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        while (Volatile.Read(ref _until) - options.Clock.GetUtcNow().UtcTicks is > 0 and var left)
        {
            await Task.Delay(TimeSpan.FromTicks(left) + TimeSpan.FromMilliseconds(1), options.Clock, cancellation);
        }
    }
}
