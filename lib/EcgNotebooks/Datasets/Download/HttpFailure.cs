using System.Net;

namespace EcgNotebooks.Datasets.Download;

/// <summary>Interprets a response that isn't the requested file.</summary>
internal static class HttpFailure
{
    public static SourceException Of(HttpResponseMessage response, TimeProvider clock)
    {
        var status = response.StatusCode;
        var text = $"the server responded {(int)status} {response.ReasonPhrase}".TrimEnd();
        return status is HttpStatusCode.NotFound or HttpStatusCode.Gone
                ? SourceException.Permanent($"the file doesn't exist on the server ({(int)status})")
            : IsTransient(status) ? new SourceException(SourceFault.Transient, text, Wait(response, clock))
            : SourceException.Permanent(text);
    }

    private static bool IsTransient(HttpStatusCode status) =>
        status
            is HttpStatusCode.RequestTimeout
                or HttpStatusCode.TooManyRequests
                or HttpStatusCode.InternalServerError
                or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout
        // 425 is Too Early (RFC 8470); proxies use 520 to 530 for a server that doesn't respond to them.
        || (int)status is 425 or (>= 520 and <= 530);

    // Retry-After is a number of seconds or a date (RFC 9110, section 10.2.3).
    private static TimeSpan? Wait(HttpResponseMessage response, TimeProvider clock) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
            _ => null,
        };
}
