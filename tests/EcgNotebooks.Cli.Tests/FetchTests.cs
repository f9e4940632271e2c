using System.Diagnostics;
using CliWrap;
using CliWrap.Buffered;
using EcgNotebooks.Cli.Tests.Support;
using EcgNotebooks.Tests.Datasets.Download;

namespace EcgNotebooks.Cli.Tests;

/// <summary>ecg fetch as its user runs it, and as the world ends it.</summary>
[Trait("speed", "slow")]
public sealed class FetchTests(DemoFixture demo) : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HostileServer _server = new(demo.Data);

    private string Folder => _folder["ptb-xl"];

    private string[] Everything => ["fetch", "--all", "--source", _server.Address.AbsoluteUri, "--out", Folder];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_fetched_is_a_dataset_to_process()
    {
        var fetched = await Ecg.RunAsync("fetch", "--source", demo.Data, "--out", Folder);
        Assert.Equal(0, fetched.ExitCode);
        Assert.Contains("missing     0 files", fetched.StandardOutput, StringComparison.Ordinal);
        var processed = await Ecg.RunAsync("process", "--data", Folder, "--run", _folder["run"]);
        Assert.Equal(0, processed.ExitCode);
        // Simulated recordings stay known as such.
        Assert.Contains($"{Folder} (simulated)", processed.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_again_and_again_it_comes_to_the_same_tree()
    {
        var random = new Random(7);
        var kills = 0;
        for (var i = 0; i < 6; i++)
        {
            Slow(i == 5 ? 64 : 4096);
            var seen = _server.Requests.Count;
            using var fetch = Start();
            // Some at any moment from the start on, most while recordings come.
            while (
                i % 3 > 0
                && !fetch.HasExited
                && !_server.Requests.Skip(seen).Any(r => r.Name.StartsWith("rec", StringComparison.Ordinal))
            )
            {
                await Task.Delay(5, Cancellation);
            }

            await (i == 5 ? PartOfAFileAsync(fetch) : Task.Delay(random.Next(0, 300), Cancellation));
            kills += fetch.HasExited ? 0 : 1;
            fetch.Kill();
            await fetch.WaitForExitAsync(Cancellation);
            await AssertNothingWrongAsync();
        }

        Assert.Equal(6, kills);
        _server.Answer = _server.Plain;
        var before = _server.Requests.Count;
        var report = await Ecg.RunAsync(Everything);
        Assert.True(report.ExitCode == 0, report.StandardError);
        Assert.Contains(_server.Requests.Skip(before), request => request.From > 0);
        Assert.Equal(Names(demo.Data), Names(Folder));
        await AssertNothingWrongAsync();
    }

    // The last kill leaves a recording half written, however slow the machine is, so that there is something to resume; a header has fewer bytes.
    private async Task PartOfAFileAsync(Process fetch)
    {
        while (
            !fetch.HasExited
            && !new DirectoryInfo(Path.Combine(Folder, ".fetch"))
                .EnumerateFiles("*-*")
                .Any(file => file.Length > 4096 && !file.Name.StartsWith("unlisted", StringComparison.Ordinal))
        )
        {
            await Task.Delay(1, Cancellation);
        }
    }

    [Fact]
    public async Task Stopped_by_its_user_it_says_how_to_go_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals on Windows");
        Slow(64);
        using var fetch = Start();
        while (!fetch.HasExited && _server.Requests.Count < 4)
        {
            await Task.Delay(5, Cancellation);
        }

        using var kill = Process.Start("kill", ["-INT", $"{fetch.Id}"]);
        await fetch.WaitForExitAsync(Cancellation);
        Assert.Equal(1, fetch.ExitCode);
        var errors = await fetch.StandardError.ReadToEndAsync(Cancellation);
        Assert.Contains($"To continue, run: ecg {string.Join(' ', Everything)}", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        await AssertNothingWrongAsync();
    }

    [Fact]
    public async Task What_is_missing_is_named_with_its_reason_and_the_exit_code_is_1()
    {
        const string Gone = "records500/00000/00003_hr.dat";
        _server.Answer = r => r.Name == Gone ? new ServerReply { Status = 404 } : _server.Plain(r);
        var result = await Ecg.RunAsync(Everything);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("missing     1 files", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains(
            $"{Gone}: the file doesn't exist on the server (404)",
            result.StandardOutput,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("To continue", result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_a_plain_failure_and_leaves_nothing_wrong()
    {
        const string Full = """
            mount -t tmpfs -o size=3m tmpfs "$0" || exit 77
            dotnet "$1" fetch --all --source "$2" --out "$0/x"
            code=$?
            cd "$0/x" && find . -path ./.fetch -prune -o -type f -print | while read -r file
            do cmp "$file" "$2/$file"; done
            exit $code
            """;
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a file system of its own");
        Directory.CreateDirectory(Folder);
        var result = await CliWrap
            .Cli.Wrap("unshare")
            .WithArguments(["-rm", "sh", "-c", Full, Folder, Ecg.Program, demo.Data])
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(Cancellation);
        Assert.SkipWhen(
            result.ExitCode == 77 || result.StandardError.StartsWith("unshare", StringComparison.Ordinal),
            "no file system can be mounted here"
        );
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("can't be written (No space left on device", result.StandardError, StringComparison.Ordinal);
        Assert.Contains("free space", result.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("differ", result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_does_not_answer_is_a_plain_failure() =>
        await Ecg.FailsAsync(
            1,
            ["127.0.0.1:9", "refused", "--source"],
            "fetch",
            "--source",
            "http://127.0.0.1:9/x",
            "--out",
            Folder
        );

    private void Slow(int bytes) =>
        _server.Answer = request => _server.Plain(request) with { Drip = (bytes, TimeSpan.FromMilliseconds(2)) };

    private Process Start() => Process.Start(Interruptible.Start(Everything))!;

    private async Task AssertNothingWrongAsync()
    {
        foreach (var name in Names(Folder).Where(name => !name.StartsWith(".fetch", StringComparison.Ordinal)))
        {
            if (Directory.Exists(Path.Combine(Folder, name)))
            {
                continue;
            }

            Assert.Equal(
                await File.ReadAllBytesAsync(Path.Combine(demo.Data, name), Cancellation),
                await File.ReadAllBytesAsync(Path.Combine(Folder, name), Cancellation)
            );
        }
    }

    private static string[] Names(string folder) =>
        Directory.Exists(folder)
            ?
            [
                .. Directory
                    .GetFileSystemEntries(folder, "*", SearchOption.AllDirectories)
                    .Select(file => Path.GetRelativePath(folder, file))
                    .Order(StringComparer.Ordinal),
            ]
            : [];
}
