namespace EcgNotebooks.Datasets.Download;

/// <summary>Options of a download: retries, timeouts and limits.</summary>
internal sealed record FetchOptions
{
    /// <summary>Upper limit for <see cref="Connections"/>; some servers block clients that open many more.</summary>
    public const int MostConnections = 8;

    /// <summary>Number of files downloaded at the same time.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>Number of attempts before a file counts as missing.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>Delay before the second attempt; it doubles with each further one.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest delay between two attempts, unless the server requests a longer one.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Longest delay that a server may request; the download stops if it requests more.</summary>
    public TimeSpan MaxRequestedDelay { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Time after which a connection that delivered less than 1 KiB counts as stalled.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time for opening a connection.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Number of redirects that are followed for one file.</summary>
    public int MaxRedirects { get; init; } = 5;

    /// <summary>Size in bytes of the largest file that is accepted; PTB-XL's largest has 9 MB.</summary>
    public long MaxBytes { get; init; } = 64L << 20;

    /// <summary>Number of consecutive failures after which the download ends, because the source is probably down.</summary>
    public int MaxFailures { get; init; } = 10;

    /// <summary>Seed of the random jitter of delays.</summary>
    public int Seed { get; init; }

    /// <summary>The clock, which tests replace.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
