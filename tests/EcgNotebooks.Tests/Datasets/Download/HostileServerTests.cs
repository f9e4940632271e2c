using System.Diagnostics;

namespace EcgNotebooks.Tests.Datasets.Download;

/// <summary>Tests downloads from a faulty or malicious server.</summary>
public sealed class HostileServerTests(FetchedDataset dataset) : FetchTestBase(dataset)
{
    [Fact]
    public async Task A_broken_transfer_is_continued_where_it_stopped()
    {
        Answers(LongSignals, r => Server.Plain(r) with { CutAfter = r.Attempt == 1 ? 50_000 : null });
        await AssertWholeAsync(await FetchAsync());
        var again = Server.RequestsFor(LongSignals)[1];
        // The last read is discarded if it was shorter than the minimum.
        Assert.InRange(again.From!.Value, 48_976, 50_000);
        Assert.NotNull(again.IfRange);
    }

    [Fact]
    public async Task Transfers_that_break_repeatedly_succeed_if_each_brings_a_piece()
    {
        Answers(LongSignals, r => Server.Plain(r) with { CutAfter = 70_000 });
        await AssertWholeAsync(await FetchAsync(options: Options with { Attempts = 1 }));
    }

    [Fact]
    public async Task Transfers_that_bring_too_little_each_time_fail()
    {
        Answers(LongSignals, r => Server.Plain(r) with { CutAfter = 5_000 });
        await AssertMissingAsync(await FetchAsync(), LongSignals, "the connection broke");
        Assert.Equal(Options.Attempts, Server.RequestsFor(LongSignals).Count);
    }

    [Fact]
    public async Task The_file_is_restarted_if_the_server_ignores_ranges()
    {
        Answers(
            LongSignals,
            r => Server.Plain(r with { From = null }) with { CutAfter = r.Attempt == 1 ? 50_000 : null }
        );
        await AssertWholeAsync(await FetchAsync());
        Assert.NotNull(Server.RequestsFor(LongSignals)[1].From);
    }

    [Theory]
    [InlineData(416)]
    [InlineData(400)]
    [InlineData(501)]
    public async Task The_file_is_restarted_if_the_server_refuses_ranges(int status)
    {
        Answers(
            LongSignals,
            r =>
                r.From > 0
                    ? new ServerReply { Status = status }
                    : Server.Plain(r) with
                    {
                        CutAfter = r.Attempt == 1 ? 50_000 : null,
                    }
        );
        await AssertWholeAsync(await FetchAsync());
        Assert.Equal(3, Server.RequestsFor(LongSignals).Count);
    }

    [Fact]
    public async Task A_range_other_than_the_requested_one_is_not_used()
    {
        Answers(
            LongSignals,
            r =>
                r.From > 0
                    ? Server.Plain(r with { From = 7, IfRange = null })
                    : Server.Plain(r) with
                    {
                        CutAfter = r.Attempt == 1 ? 50_000 : null,
                    }
        );
        await AssertWholeAsync(await FetchAsync());
    }

    [Fact]
    public async Task A_stalled_transfer_times_out_and_is_continued()
    {
        Answers(LongSignals, r => Server.Plain(r) with { StallAfter = r.Attempt == 1 ? 50_000 : null });
        var clock = Stopwatch.StartNew();
        await AssertWholeAsync(await FetchAsync());
        Assert.True(clock.Elapsed >= Options.StallTimeout);
        Assert.NotNull(Server.RequestsFor(LongSignals)[1].From);
    }

    [Fact]
    public async Task A_server_that_never_responds_or_sends_too_slowly_counts_as_stalled()
    {
        var slow = Options with { Attempts = 1, StallTimeout = TimeSpan.FromSeconds(0.2) };
        Server.Answer = r =>
            r.Name == Signals ? Server.Plain(r) with { Drip = (1, TimeSpan.FromMilliseconds(20)) }
            : r.Name == Header ? new ServerReply { ClaimedLength = 10, StallAfter = 0 }
            : Server.Plain(r);
        var report = await FetchAsync(options: slow);
        Assert.Equal([Signals, Header], report.Missing.Select(file => file.Name));
        Assert.All(report.Missing, file => Assert.Contains("no data arrived for 0.2 s", file.Reason, Rule));
    }

    [Fact]
    public async Task A_corrupt_file_is_downloaded_again_from_its_beginning()
    {
        Answers(Signals, r => r.Attempt == 1 ? Corrupt(r) : Server.Plain(r));
        await AssertWholeAsync(await FetchAsync());
        Assert.Null(Server.RequestsFor(Signals)[1].From);
    }

    [Fact]
    public async Task A_file_that_stays_corrupt_never_appears_under_its_own_name()
    {
        Answers(Signals, Corrupt);
        await AssertMissingAsync(await FetchAsync(), Signals, "checksum");
        Assert.Equal(Options.Attempts, Server.RequestsFor(Signals).Count);
        Assert.Empty(Partials);
    }

    [Fact]
    public async Task A_corrupt_table_is_refused_before_it_is_read()
    {
        Answers("ptbxl_database.csv", Corrupt);
        var error = await Assert.ThrowsAsync<EcgException>(() => FetchAsync());
        Assert.Contains("ptbxl_database.csv can't be downloaded: its checksum", error.Message, Rule);
    }

    [Theory]
    [InlineData(404, "doesn't exist")]
    [InlineData(403, "403")]
    public async Task A_missing_file_is_requested_once(int status, string reason)
    {
        Answers(Signals, _ => new ServerReply { Status = status });
        var report = await FetchAsync();
        await AssertMissingAsync(report, Signals, reason);
        Assert.False(report.Missing[0].MayRetry);
        Assert.Single(Server.RequestsFor(Signals));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_request_is_repeated_after_a_server_error(int status)
    {
        Answers(Signals, r => r.Attempt < 3 ? new ServerReply { Status = status } : Server.Plain(r));
        await AssertWholeAsync(await FetchAsync());
        Answers(Header, _ => new ServerReply { Status = status });
        File.Delete(Path.Combine(Folder, Header));
        var report = await FetchAsync();
        await AssertMissingAsync(report, Header, $"{status}");
        Assert.True(report.Missing[0].MayRetry);
        Assert.Equal(1 + Options.Attempts, Server.RequestsFor(Header).Count);
    }

    [Fact]
    public async Task No_request_is_sent_during_a_pause_that_the_server_requested()
    {
        DateTime? asked = null;
        Server.Answer = r =>
        {
            if (r.Name != Header || r.Attempt > 1)
            {
                return Server.Plain(r);
            }

            asked = r.Time;
            return new ServerReply { Status = 429, Headers = { ["Retry-After"] = "1" } };
        };
        await AssertWholeAsync(await FetchAsync());
        var pause = Server.Requests.Where(r => r.Time > asked!.Value.AddSeconds(0.2)).Min(r => r.Time) - asked!.Value;
        Assert.True(pause >= TimeSpan.FromSeconds(0.95), $"{pause}");
        Assert.True(Server.RequestsFor(Header)[1].Time - asked.Value > TimeSpan.FromSeconds(0.95));
    }

    [Fact]
    public async Task A_requested_pause_beyond_the_limit_ends_the_download()
    {
        Answers(Header, _ => new ServerReply { Status = 503, Headers = { ["Retry-After"] = "7200" } });
        var error = await Assert.ThrowsAsync<EcgException>(() => FetchAsync());
        Assert.Contains("2:00:00", error.Message, Rule);
        await AssertSameAsync();
    }

    [Fact]
    public async Task A_redirect_is_followed()
    {
        Answers(Signals, r => ServerReply.Redirect("/ptb-xl/elsewhere"));
        var elsewhere = Server.Answer;
        Server.Answer = r => r.Name == "elsewhere" ? Server.Plain(r with { Name = Signals }) : elsewhere(r);
        await AssertWholeAsync(await FetchAsync());
    }

    [Theory]
    [InlineData("", "more than 5 times")]
    [InlineData("ftp://127.0.0.1/x", "'ftp:'")]
    [InlineData("file:///etc/passwd", "'file:'")]
    public async Task Cyclic_redirects_and_redirects_to_other_schemes_are_not_followed(string location, string reason)
    {
        Answers(Signals, r => ServerReply.Redirect(location.Length > 0 ? location : $"/ptb-xl/{Signals}"));
        await AssertMissingAsync(await FetchAsync(), Signals, reason);
        Assert.Equal(location.Length > 0 ? 1 : 6, Server.RequestsFor(Signals).Count);
    }

    [Fact]
    public async Task A_claimed_length_that_is_too_large_is_harmless_if_the_bytes_are_right()
    {
        Answers(Signals, r => Server.Plain(r) with { ClaimedLength = 24_100 });
        await AssertWholeAsync(await FetchAsync());
        Assert.Single(Server.RequestsFor(Signals));
    }

    [Fact]
    public async Task A_claimed_length_that_is_too_small_is_detected()
    {
        Answers(Signals, r => Server.Plain(r) with { ClaimedLength = 23_000 });
        await AssertMissingAsync(await FetchAsync(), Signals, "checksum");
    }

    [Fact]
    public async Task An_absurd_claimed_length_allocates_nothing()
    {
        Answers(Signals, r => Server.Plain(r) with { ClaimedLength = 1L << 50 });
        var before = GC.GetTotalAllocatedBytes();
        await AssertMissingAsync(await FetchAsync(), Signals, "larger than");
        Assert.True(GC.GetTotalAllocatedBytes() - before < 256 << 20);
        Assert.Single(Server.RequestsFor(Signals));
    }

    [Fact]
    public async Task An_endless_file_is_aborted()
    {
        Answers(Signals, r => Server.Plain(r) with { ClaimedLength = -1, Endless = true });
        await AssertMissingAsync(
            await FetchAsync(options: Options with { MaxBytes = 1 << 20 }),
            Signals,
            "larger than"
        );
        Assert.All(Partials, partial => Assert.InRange(new FileInfo(partial).Length, 0, 1 << 20));
    }

    [Fact]
    public async Task A_file_that_changes_between_attempts_is_restarted()
    {
        var old = new byte[120_000];
        Answers(
            LongSignals,
            r => r.Attempt == 1 ? HostileServer.Of(r, old) with { CutAfter = 50_000 } : Server.Plain(r)
        );
        await AssertWholeAsync(await FetchAsync());
        Assert.Equal(2, Server.RequestsFor(LongSignals).Count);
    }

    [Fact]
    public async Task A_changed_file_is_restarted_even_without_a_validator()
    {
        var old = new byte[120_000];
        Answers(
            LongSignals,
            r =>
                (r.Attempt == 1 ? HostileServer.Of(r, old) with { CutAfter = 50_000 } : Server.Plain(r)) is var reply
                && reply.Headers.Remove("ETag")
                    ? reply
                    : throw new InvalidOperationException()
        );
        await AssertWholeAsync(await FetchAsync());
        Assert.Equal(3, Server.RequestsFor(LongSignals).Count);
    }

    [Fact]
    public async Task A_source_that_is_down_gets_no_requests_after_some_failures()
    {
        Server.Answer = r => r.Name.StartsWith("records", Rule) ? new ServerReply { Status = 502 } : Server.Plain(r);
        var report = await FetchAsync(Everything, Options with { MaxFailures = 4, Attempts = 1 });
        Assert.Equal(96, report.Missing.Count);
        Assert.Contains(report.Missing, file => file.Reason.StartsWith("not attempted", Rule));
        Assert.InRange(Server.Requests.Count(r => r.Name.StartsWith("records", Rule)), 4, 8);
    }

    private ServerReply Corrupt(ServerRequest request)
    {
        var reply = Server.Plain(request);
        reply.Body[^1] ^= 1;
        return reply;
    }

    private static StringComparison Rule => StringComparison.Ordinal;
}
