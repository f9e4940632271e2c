using System.Security.Authentication;

namespace EcgNotebooks.Datasets.Download;

/// <summary>Watches operations of a source, and fails those that stall.</summary>
internal static class StallWatchdog
{
    /// <summary>Runs an operation, and cancels it when the stall timeout expires.</summary>
    /// <exception cref="SourceException">The operation stalled or failed.</exception>
    public static async Task<T> AwaitAsync<T>(
        Func<CancellationToken, Task<T>> work,
        FetchOptions options,
        CancellationToken cancellation
    )
    {
        using var stall = new CancellationTokenSource(options.StallTimeout, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, cancellation);
        try
        {
            return await work(either.Token);
        }
        catch (Exception e)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Reason(e, options) is { } reason)
            {
                throw reason;
            }

            throw;
        }
    }

    private static SourceException? Reason(Exception error, FetchOptions options) =>
        error switch
        {
            OperationCanceledException { InnerException: TimeoutException } => SourceException.Transient(
                $"no connection within {options.ConnectTimeout.TotalSeconds:0.#} s",
                error
            ),
            OperationCanceledException => SourceException.Transient(
                $"no data arrived for {options.StallTimeout.TotalSeconds:0.#} s",
                error
            ),
            HttpRequestException { InnerException: AuthenticationException inner } => SourceException.Permanent(
                $"the server's certificate was rejected ({inner.Message})",
                error
            ),
            HttpRequestException { InnerException: IOException inner } => SourceException.Transient(
                inner.Message,
                error
            ),
            HttpRequestException => SourceException.Transient(error.Message, error),
            IOException => SourceException.Transient($"the connection broke ({error.Message})", error),
            InvalidDataException or NotSupportedException => SourceException.Permanent(error.Message, error),
            _ => null,
        };
}
