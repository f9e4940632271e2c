using System.Diagnostics;

namespace EcgNotebooks.Tests.Datasets.Download;

/// <summary>Fetching from a server that does what servers do on a bad day, and worse.</summary>
public sealed class HostileServerTests(FetchedDataset dataset) : FetchTestBase(dataset)
{
    [Fact]
    public async Task A_cut_connection_is_continued_where_it_was_cut()
    {
        Answers(LongSignals, r => Server.Plain(r) with { CutAfter = r.Attempt == 1 ? 50_000 : null });
        await AssertWholeAsync(await FetchAsync());
        var again = Server.RequestsFor(LongSignals)[1];
        // A last read that was short of the least is not kept.
        Assert.InRange(again.From!.Value, 48_976, 50_000);
        Assert.NotNull(again.IfRange);
    }

    [Fact]
    public async Task A_connection_that_breaks_again_and_again_gets_there_when_each_brings_a_piece()
    {
        Answers(LongSignals, r => Server.Plain(r) with { CutAfter = 70_000 });
        await AssertWholeAsync(await FetchAsync(options: Options with { Attempts = 1 }));
    }

    [Fact]
    public async Task One_that_brings_less_each_time_is_given_up()
    {
        Answers(LongSignals, r => Server.Plain(r) with { CutAfter = 5_000 });
        await AssertMissingAsync(await FetchAsync(), LongSignals, "broke off");
        Assert.Equal(Options.Attempts, Server.RequestsFor(LongSignals).Count);
    }

    [Fact]
    public async Task Where_the_server_ignores_ranges_the_file_is_started_again()
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
    public async Task Where_the_server_refuses_ranges_the_file_is_started_again(int status)
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
    public async Task Another_part_than_was_asked_for_is_not_taken()
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
    public async Task A_stall_ends_after_its_time_and_the_file_is_continued()
    {
        Answers(LongSignals, r => Server.Plain(r) with { StallAfter = r.Attempt == 1 ? 50_000 : null });
        var clock = Stopwatch.StartNew();
        await AssertWholeAsync(await FetchAsync());
        Assert.True(clock.Elapsed >= Options.StallTimeout);
        Assert.NotNull(Server.RequestsFor(LongSignals)[1].From);
    }

    [Fact]
    public async Task A_server_that_never_answers_or_drips_has_stalled_too()
    {
        var slow = Options with { Attempts = 1, StallTimeout = TimeSpan.FromSeconds(0.2) };
        Server.Answer = r =>
            r.Name == Signals ? Server.Plain(r) with { Throttle = (1, TimeSpan.FromMilliseconds(20)) }
            : r.Name == Header ? new ServerReply { ClaimedLength = 10, StallAfter = 0 }
            : Server.Plain(r);
        var report = await FetchAsync(options: slow);
        Assert.Equal([Signals, Header], report.Missing.Select(file => file.Name));
        Assert.All(report.Missing, file => Assert.Contains("nothing came for 0.2 s", file.Reason, Rule));
    }

    [Fact]
    public async Task A_corrupt_file_is_fetched_again_from_its_beginning()
    {
        Answers(Signals, r => r.Attempt == 1 ? Corrupt(r) : Server.Plain(r));
        await AssertWholeAsync(await FetchAsync());
        Assert.Null(Server.RequestsFor(Signals)[1].From);
    }

    [Fact]
    public async Task A_file_that_stays_corrupt_never_appears_under_its_name()
    {
        Answers(Signals, Corrupt);
        await AssertMissingAsync(await FetchAsync(), Signals, "checksum");
        Assert.Equal(Options.Attempts, Server.RequestsFor(Signals).Count);
        Assert.Empty(Partials);
    }

    [Fact]
    public async Task A_corrupt_table_is_refused_before_anything_is_read_from_it()
    {
        Answers("ptbxl_database.csv", Corrupt);
        var error = await Assert.ThrowsAsync<EcgException>(() => FetchAsync());
        Assert.Contains("ptbxl_database.csv can't be had: its checksum", error.Message, Rule);
    }

    [Theory]
    [InlineData(404, "no such file")]
    [InlineData(403, "403")]
    public async Task What_is_not_there_is_asked_for_once(int status, string reason)
    {
        Answers(Signals, _ => new ServerReply { Status = status });
        var report = await FetchAsync();
        await AssertMissingAsync(report, Signals, reason);
        Assert.False(report.Missing[0].MayCome);
        Assert.Single(Server.RequestsFor(Signals));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_server_in_trouble_is_asked_again(int status)
    {
        Answers(Signals, r => r.Attempt < 3 ? new ServerReply { Status = status } : Server.Plain(r));
        await AssertWholeAsync(await FetchAsync());
        Answers(Header, _ => new ServerReply { Status = status });
        File.Delete(Path.Combine(Folder, Header));
        var report = await FetchAsync();
        await AssertMissingAsync(report, Header, $"{status}");
        Assert.True(report.Missing[0].MayCome);
        Assert.Equal(1 + Options.Attempts, Server.RequestsFor(Header).Count);
    }

    [Fact]
    public async Task When_the_server_asks_for_a_pause_no_connection_sends_anything_before_its_end()
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
    public async Task A_longer_pause_than_is_waited_for_ends_the_fetching()
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
    public async Task A_redirect_in_a_circle_or_to_something_else_is_not_followed(string location, string reason)
    {
        Answers(Signals, r => ServerReply.Redirect(location.Length > 0 ? location : $"/ptb-xl/{Signals}"));
        await AssertMissingAsync(await FetchAsync(), Signals, reason);
        Assert.Equal(location.Length > 0 ? 1 : 6, Server.RequestsFor(Signals).Count);
    }

    [Fact]
    public async Task A_length_that_is_too_large_does_no_harm_when_the_bytes_are_right()
    {
        Answers(Signals, r => Server.Plain(r) with { ClaimedLength = 24_100 });
        await AssertWholeAsync(await FetchAsync());
        Assert.Single(Server.RequestsFor(Signals));
    }

    [Fact]
    public async Task A_length_that_is_too_small_is_found_out()
    {
        Answers(Signals, r => Server.Plain(r) with { ClaimedLength = 23_000 });
        await AssertMissingAsync(await FetchAsync(), Signals, "checksum");
    }

    [Fact]
    public async Task An_absurd_length_allocates_nothing()
    {
        Answers(Signals, r => Server.Plain(r) with { ClaimedLength = 1L << 50 });
        var before = GC.GetTotalAllocatedBytes();
        await AssertMissingAsync(await FetchAsync(), Signals, "larger than");
        Assert.True(GC.GetTotalAllocatedBytes() - before < 256 << 20);
        Assert.Single(Server.RequestsFor(Signals));
    }

    [Fact]
    public async Task A_file_without_end_is_stopped()
    {
        Answers(Signals, r => Server.Plain(r) with { ClaimedLength = -1, Endless = true });
        await AssertMissingAsync(
            await FetchAsync(options: Options with { MostBytes = 1 << 20 }),
            Signals,
            "larger than"
        );
        Assert.All(Partials, partial => Assert.InRange(new FileInfo(partial).Length, 0, 1 << 20));
    }

    [Fact]
    public async Task A_file_that_changes_between_two_attempts_is_started_again()
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
    public async Task Also_where_the_server_tells_no_versions_apart()
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
    public async Task A_source_that_is_down_is_left_alone_after_some_files()
    {
        Server.Answer = r => r.Name.StartsWith("records", Rule) ? new ServerReply { Status = 502 } : Server.Plain(r);
        var report = await FetchAsync(Everything, Options with { MostFailures = 4, Attempts = 1 });
        Assert.Equal(96, report.Missing.Count);
        Assert.Contains(report.Missing, file => file.Reason.StartsWith("not tried", Rule));
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
