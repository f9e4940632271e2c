using System.Security.Authentication;

namespace EcgNotebooks.Datasets.Download;

/// <summary>Waiting for a source, as long as it brings something.</summary>
internal static class Patience
{
    /// <summary>Waits for something that a source does.</summary>
    /// <exception cref="SourceException">It took longer than a stall, or it failed.</exception>
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
            OperationCanceledException { InnerException: TimeoutException } => SourceException.Passing(
                $"no connection within {options.ConnectTimeout.TotalSeconds:0.#} s",
                error
            ),
            OperationCanceledException => SourceException.Passing(
                $"nothing came for {options.StallTimeout.TotalSeconds:0.#} s",
                error
            ),
            HttpRequestException { InnerException: AuthenticationException inner } => SourceException.Lasting(
                $"the server's certificate isn't accepted ({inner.Message})",
                error
            ),
            HttpRequestException { InnerException: IOException inner } => SourceException.Passing(inner.Message, error),
            HttpRequestException => SourceException.Passing(error.Message, error),
            IOException => SourceException.Passing($"reading broke off ({error.Message})", error),
            InvalidDataException or NotSupportedException => SourceException.Lasting(error.Message, error),
            _ => null,
        };
}
