using System.Net;
using System.Net.Http.Headers;

namespace EcgNotebooks.Datasets.Download;

/// <summary>Reads the files of a folder on a web server.</summary>
internal sealed class HttpSource : DatasetSource
{
    private readonly Uri _folder;
    private readonly FetchOptions _options;
    private readonly HttpClient _client;

    /// <summary>Creates a source; no connection is opened yet.</summary>
    /// <param name="folder">The folder's address, which ends with '/'.</param>
    /// <param name="options">Time limits and other options.</param>
    /// <param name="handler">Sends the requests; null uses the network. It must not follow redirects.</param>
    public HttpSource(Uri folder, FetchOptions options, HttpMessageHandler? handler = null)
        : base(folder.AbsoluteUri)
    {
        (_folder, _options) = (folder, options);
        _client = new HttpClient(handler ?? Network(options)) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("EcgNotebooks", null));
        // Byte ranges and checksums refer to the uncompressed file.
        _client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("identity");
    }

    internal override int MostConnections => FetchOptions.MostConnections;

    internal override bool SupportsRetry => true;

    /// <summary>Parses the address of a folder.</summary>
    /// <exception cref="EcgException">The text isn't the http or https address of a folder.</exception>
    public static Uri Folder(string address)
    {
        var slashed = address.EndsWith('/') ? address : address + "/";
        return
            Uri.TryCreate(slashed, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.Query.Length == 0
            && uri.Fragment.Length == 0
            ? uri
            : throw new EcgException(
                $"{address}: this isn't the http or https address of a folder.",
                $"Give an address like {PtbXlRelease.Address(PtbXlRelease.Latest)}; a zip file must be downloaded first."
            );
    }

    internal override async Task<SourceContent> OpenAsync(
        string name,
        long from,
        string? validator,
        CancellationToken cancellation
    )
    {
        var address = new Uri(_folder, string.Join('/', name.Split('/').Select(Uri.EscapeDataString)));
        for (var redirects = 0; ; redirects++)
        {
            var response = await SendAsync(address, from, validator, cancellation);
            try
            {
                if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
                {
                    return await ContentAsync(response, from, cancellation);
                }

                address = Redirects.Follow(address, response.Headers.Location);
                response.Dispose();
            }
            catch
            {
                response.Dispose();
                throw;
            }

            if (redirects == _options.MaxRedirects)
            {
                throw SourceException.Permanent($"the server redirected more than {redirects} times");
            }
        }
    }

    protected override void Dispose(bool disposing) => _client.Dispose();

    private static SocketsHttpHandler Network(FetchOptions options) =>
        new()
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            ConnectTimeout = options.ConnectTimeout,
            MaxConnectionsPerServer = FetchOptions.MostConnections,
            // The rest of a response that isn't wanted is not read.
            MaxResponseDrainSize = 0,
        };

    private async Task<HttpResponseMessage> SendAsync(
        Uri address,
        long from,
        string? validator,
        CancellationToken cancellation
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (from > 0)
        {
            request.Headers.Range = new RangeHeaderValue(from, null);
            request.Headers.IfRange = EntityTagHeaderValue.TryParse(validator, out var tag)
                ? new RangeConditionHeaderValue(tag)
                : null;
        }

        return await StallWatchdog.AwaitAsync(
            token => _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token),
            _options,
            cancellation
        );
    }

    private async Task<SourceContent> ContentAsync(
        HttpResponseMessage response,
        long from,
        CancellationToken cancellation
    )
    {
        var start = response.StatusCode switch
        {
            HttpStatusCode.OK => 0,
            HttpStatusCode.PartialContent when response.Content.Headers.ContentRange?.From == from => from,
            HttpStatusCode.PartialContent => throw new SourceException(
                SourceFault.RangeRefused,
                "the server sent another part of the file than was requested"
            ),
            _ when from > 0 && (int)response.StatusCode is 416 or 400 or 501 => throw new SourceException(
                SourceFault.RangeRefused,
                "the server refused to send the rest of the file"
            ),
            _ => throw HttpFailure.Of(response, _options.Clock),
        };
        var length = response.Content.Headers.ContentLength;
        var total = start == 0 ? length : response.Content.Headers.ContentRange!.Length ?? start + length;
        var tag = response.Headers.ETag is { IsWeak: false } strong ? strong.Tag : null;
        return new SourceContent(await response.Content.ReadAsStreamAsync(cancellation), start, total, tag, response);
    }
}
