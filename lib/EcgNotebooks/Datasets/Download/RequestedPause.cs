namespace EcgNotebooks.Datasets.Download;

/// <summary>Enforces a pause that a server requested: no request is sent before it ends.</summary>
internal sealed class RequestedPause(FetchOptions options)
{
    private long _until;

    /// <summary>Extends the pause to at least this long from now.</summary>
    /// <exception cref="EcgException">The server requests a longer pause than the options allow.</exception>
    public void Extend(TimeSpan wait)
    {
        if (wait > options.MaxRequestedDelay)
        {
            throw new EcgException(
                $"The server requests a pause of {wait:g}.",
                "Run the same command again after that time; files downloaded so far are kept."
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
