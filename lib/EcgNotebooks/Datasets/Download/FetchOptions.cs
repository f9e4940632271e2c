namespace EcgNotebooks.Datasets.Download;

/// <summary>How patiently and how politely files are fetched.</summary>
internal sealed record FetchOptions
{
    /// <summary>The most connections that may be asked for; some servers lock out whoever opens many more.</summary>
    public const int MostConnections = 8;

    /// <summary>Files fetched at a time.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>How often a file is tried before it counts as missing.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The wait before a second attempt; it doubles with every further one.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two attempts, unless the server asks for a longer one.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait that a server may ask for; where it asks for more, fetching stops.</summary>
    public TimeSpan LongestRequestedDelay { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A connection that brings less than 1 KiB in this time has stalled.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest time for opening a connection.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many redirects are followed for one file.</summary>
    public int MostRedirects { get; init; } = 5;

    /// <summary>The largest file that is taken; PTB-XL's largest has 9 MB.</summary>
    public long MostBytes { get; init; } = 64L << 20;

    /// <summary>So many files that fail one after another end the fetching: the source is down.</summary>
    public int MostFailures { get; init; } = 10;

    /// <summary>Seed of the random part of waits.</summary>
    public int Seed { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
