using System.Net;

namespace EcgNotebooks.Datasets.Download;

/// <summary>What an answer other than the file means.</summary>
internal static class HttpFailure
{
    public static SourceException Of(HttpResponseMessage response, TimeProvider clock)
    {
        var status = response.StatusCode;
        var text = $"the server answers {(int)status} {response.ReasonPhrase}".TrimEnd();
        return status is HttpStatusCode.NotFound or HttpStatusCode.Gone
                ? SourceException.Lasting($"no such file there ({(int)status})")
            : IsPassing(status) ? new SourceException(SourceFault.Passing, text, Wait(response, clock))
            : SourceException.Lasting(text);
    }

    private static bool IsPassing(HttpStatusCode status) =>
        status
            is HttpStatusCode.RequestTimeout
                or HttpStatusCode.TooManyRequests
                or HttpStatusCode.InternalServerError
                or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout
        // Too Early (RFC 8470), and what proxies make up for a server that doesn't answer them.
        || (int)status is 425 or (>= 520 and <= 530);

    // Seconds or a date (RFC 9110, section 10.2.3).
    private static TimeSpan? Wait(HttpResponseMessage response, TimeProvider clock) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
            _ => null,
        };
}
