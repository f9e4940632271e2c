namespace EcgNotebooks.Datasets.Download;

/// <summary>How long to wait before another attempt: twice as long each time, less a random part that keeps clients apart.</summary>
internal sealed class Backoff(FetchOptions options)
{
    private readonly Random _random = new(options.Seed);

    /// <param name="failures">Failed attempts in a row; 0 after one that brought something.</param>
    public TimeSpan Delay(int failures)
    {
        var full = Math.Min(
            options.FirstDelay.TotalSeconds * Math.Pow(2, Math.Max(0, failures - 1)),
            options.LongestDelay.TotalSeconds
        );
        lock (_random)
        {
            return TimeSpan.FromSeconds(full * (0.5 + 0.5 * _random.NextDouble()));
        }
    }
}
