using System.Net;
using System.Net.Http.Headers;
using EcgNotebooks.Datasets.Download;

namespace EcgNotebooks.Tests.Datasets.Download;

/// <summary>Tests delays, redirects and errors of the network.</summary>
public sealed class PolitenessTests
{
    [Fact]
    public void Delays_double_up_to_a_limit_with_random_jitter_from_the_seed()
    {
        var options = new FetchOptions { FirstDelay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(6) };
        double[] full = [1, 2, 4, 6, 6];
        Assert.Equal(Delays(options), Delays(options));
        Assert.NotEqual(Delays(options), Delays(options with { Seed = 1 }));
        Assert.All(Delays(options).Zip(full), pair => Assert.InRange(pair.First, pair.Second / 2, pair.Second));

        static double[] Delays(FetchOptions options)
        {
            var backoff = new Backoff(options);
            return [.. Enumerable.Range(1, 5).Select(failures => backoff.Delay(failures).TotalSeconds)];
        }
    }

    [Fact]
    public async Task A_redirect_from_https_to_http_is_not_followed()
    {
        var network = new Network(_ =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.Found);
            answer.Headers.Location = new Uri("http://plain.example/x");
            return answer;
        });
        var error = await FailureAsync(network);
        Assert.Equal(SourceFault.Permanent, error.Fault);
        Assert.Contains("from https to http://plain.example/x", error.Message, StringComparison.Ordinal);
        Assert.Equal(["https://secure.example/data/a%20b/c.dat"], network.Asked);
    }

    [Theory]
    [InlineData("http://a.example/x", "https://b.example/y", "https://b.example/y")]
    [InlineData("https://a.example/x/", "y", "https://a.example/x/y")]
    public void Other_redirects_are_followed(string from, string location, string to) =>
        Assert.Equal(to, Redirects.Follow(new Uri(from), new Uri(location, UriKind.RelativeOrAbsolute)).AbsoluteUri);

    [Fact]
    public void A_redirect_without_an_address_is_an_error() =>
        Assert.Throws<SourceException>(() => Redirects.Follow(new Uri("http://a.example/"), null));

    [Fact]
    public async Task A_server_can_request_a_pause_by_its_end_time()
    {
        var clock = new StoppedClock();
        var network = new Network(_ =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            answer.Headers.RetryAfter = new RetryConditionHeaderValue(clock.GetUtcNow().AddSeconds(90));
            return answer;
        });
        var error = await FailureAsync(network, new FetchOptions { Clock = clock });
        Assert.Equal(TimeSpan.FromSeconds(90), error.Wait);
    }

    [Fact]
    public async Task A_rejected_certificate_is_not_retried()
    {
        var network = new Network(_ =>
            throw new HttpRequestException(
                "SSL",
                new System.Security.Authentication.AuthenticationException("untrusted")
            )
        );
        var error = await FailureAsync(network);
        Assert.Equal(SourceFault.Permanent, error.Fault);
        Assert.Contains("untrusted", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreachable_server_is_an_error_with_its_address_and_a_remedy()
    {
        using var folder = new Support.TemporaryFolder();
        // No server listens on port 9 of the loopback interface.
        using var source = DatasetSource.Open("http://127.0.0.1:9/ptb-xl");
        var fetch = new PtbXlFetch(source, new FetchOptions { FirstDelay = TimeSpan.FromMilliseconds(1) });
        var error = await Assert.ThrowsAsync<EcgException>(() =>
            fetch.RunAsync(
                folder["data"],
                new FetchScope(RecordingRates.Both),
                null,
                TestContext.Current.CancellationToken
            )
        );
        Assert.Contains(
            "http://127.0.0.1:9/ptb-xl/: SHA256SUMS.txt can't be downloaded",
            error.Problem,
            StringComparison.Ordinal
        );
        Assert.Contains("--source", error.Remedy, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder["data"]));
    }

    [Fact]
    public void Speed_and_remaining_time_are_estimated_from_the_last_seconds()
    {
        var clock = new StoppedClock();
        var reports = new List<FetchProgress>();
        var meter = new FetchMeter(new Now(reports), clock);
        meter.Expect(100);
        for (var second = 0; second < 60; second++)
        {
            clock.Time += TimeSpan.FromSeconds(1);
            // The download is slow at first.
            meter.Receive(second < 30 ? 10 : 1000);
            meter.Finish();
        }

        var last = reports[^1];
        Assert.Equal(1000, last.BytesPerSecond, 100.0);
        Assert.Equal(40, last.Remaining!.Value.TotalSeconds, 3.0);
        Assert.Equal((100, 60, 30_300), (last.Files, last.Done, last.Bytes));
    }

    private static async Task<SourceException> FailureAsync(Network network, FetchOptions? options = null)
    {
        using var source = new HttpSource(new Uri("https://secure.example/data/"), options ?? new(), network);
        return await Assert.ThrowsAsync<SourceException>(() =>
            source.OpenAsync("a b/c.dat", 0, null, TestContext.Current.CancellationToken)
        );
    }

    private sealed class Network(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Asked.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(answer(request));
        }
    }

    private sealed class StoppedClock : TimeProvider
    {
        public TimeSpan Time { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Time.Ticks;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Time;
    }

    private sealed class Now(List<FetchProgress> reports) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => reports.Add(value);
    }
}
