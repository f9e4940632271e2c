namespace EcgNotebooks.Datasets.Download;

/// <summary>Computes the delay before another attempt: exponential backoff with random jitter, so that clients don't retry in step.</summary>
internal sealed class Backoff(FetchOptions options)
{
    private readonly Random _random = new(options.Seed);

    /// <summary>Returns the delay.</summary>
    /// <param name="failures">Failed attempts in a row; 0 after an attempt that received something.</param>
    public TimeSpan Delay(int failures)
    {
        var full = Math.Min(
            options.FirstDelay.TotalSeconds * Math.Pow(2, Math.Max(0, failures - 1)),
            options.MaxDelay.TotalSeconds
        );
        lock (_random)
        {
            return TimeSpan.FromSeconds(full * (0.5 + 0.5 * _random.NextDouble()));
        }
    }
}
