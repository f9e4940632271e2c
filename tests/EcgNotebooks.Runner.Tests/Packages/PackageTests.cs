using System.Net;
using System.Net.Sockets;
using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests.Packages;

/// <summary>Notebooks that ask for packages, restored from a folder made for the tests.</summary>
public sealed class PackageTests(PackageFeed feed) : IClassFixture<PackageFeed>, IDisposable
{
    private readonly NotebookFile _file = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_package_with_what_it_depends_on_is_restored_from_a_source_of_the_notebook_and_kept()
    {
        feed.Isolate(_file.Folder);
        _file
            .Code($"#i \"nuget: {feed.Feed}\"\n#r \"nuget: Salt, 1.0.0\"\nusing Salt;\nShaker.Version + Shaker.Taste")
            .Code("#r \"nuget: Salt\"\n#r \"nuget:Salt.Core,1.0.0\"\nSalt.Core.Word");
        var run = await RunAsync(_file);
        Assert.Null(run.Failure);
        Assert.Equal("1.0.0salty", run.Text(1, "execute_result"));
        Assert.Equal("salty", run.Text(2, "execute_result"));

        // Nothing is restored again: the source isn't there any more.
        var moved = feed.Feed + ".moved";
        Directory.Move(feed.Feed, moved);
        try
        {
            Assert.Null((await RunAsync(_file)).Failure);
        }
        finally
        {
            Directory.Move(moved, feed.Feed);
        }
    }

    [Fact]
    public async Task A_native_library_of_a_package_is_loaded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the package of the test holds a library of Linux");
        feed.Isolate(_file.Folder, feed.Feed);
        var run = await RunAsync(
            _file.Code("#r \"nuget: Salt, 1.1.0\"\nSalt.Shaker.NativeProcess() == Environment.ProcessId")
        );
        Assert.Null(run.Failure);
        Assert.Equal("True", run.Text(1, "execute_result"));
    }

    [Theory]
    [InlineData("Salt", "1.1.0")]
    [InlineData("Salt, *-*", "2.0.0-beta")]
    public async Task Without_a_version_the_newest_stable_one_is_taken_and_a_floating_one_as_it_says(
        string package,
        string version
    )
    {
        feed.Isolate(_file.Folder, feed.Feed);
        var run = await RunAsync(_file.Code($"#r \"nuget: {package}\"").Code("Salt.Shaker.Version"));
        Assert.Null(run.Failure);
        Assert.Equal(version, run.Text(2, "execute_result"));
    }

    [Fact]
    public async Task A_version_that_is_not_there_is_replaced_by_the_next_one_and_that_is_said()
    {
        feed.Isolate(_file.Folder, feed.Feed);
        var run = await RunAsync(_file.Code("#r \"nuget: Salt.Core, 0.9.0\"\nSalt.Core.Word"));
        Assert.Null(run.Failure);
        Assert.Contains("Salt.Core 1.0.0", run.Text(1, "stream"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_can_not_be_had_fails_its_cell_by_name_and_nothing_else()
    {
        feed.Isolate(_file.Folder, feed.Feed);
        var run = await RunAsync(
            _file
                .Code("var kept = 1;")
                .Code("#r \"nuget: Pepper, 1.0.0\"\n1", "raises-exception")
                .Code("#i \"nuget: no/such/folder\"\n#r \"nuget: Cumin\"\n1", "raises-exception")
                .Code("kept")
        );
        Assert.Null(run.Failure);
        var (pepper, cumin) = (Error(run, 2), Error(run, 3));
        Assert.Contains("#r \"nuget: Pepper, 1.0.0\" can't be restored", pepper, StringComparison.Ordinal);
        Assert.Contains("Unable to find package Pepper", pepper, StringComparison.Ordinal);
        Assert.Contains("#r \"nuget: Cumin\" can't be restored", cumin, StringComparison.Ordinal);
        Assert.Contains("no/such/folder", cumin, StringComparison.Ordinal);
        Assert.Equal("1", run.Text(4, "execute_result"));
    }

    [Fact]
    public async Task Two_versions_of_one_package_are_refused()
    {
        var run = await RunAsync(_file.Code("#r \"nuget: Salt, 1.0.0\"\n#r \"nuget: salt, 1.1.0\""));
        Assert.Contains("only one version of a package", run.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_runner_has_itself_is_taken_before_an_older_package_and_a_newer_one_is_refused()
    {
        feed.Isolate(_file.Folder, feed.Feed);
        var run = await RunAsync(
            _file
                .Code("#r \"nuget: Markdig, 0.1.0\"\nMarkdig.Markdown.ToHtml(\"*a*\").Trim()")
                .Code("typeof(Markdig.Markdown).Assembly.GetName().Version!.Major > 0")
        );
        Assert.Null(run.Failure);
        Assert.Equal("<p><em>a</em></p>", run.Text(1, "execute_result"));
        Assert.Equal("True", run.Text(2, "execute_result"));
        using var newer = new NotebookFile();
        feed.Isolate(newer.Folder, feed.Feed);
        var refused = await RunAsync(newer.Code("#r \"nuget: Markdig, 99.0.0\"\n1"));
        Assert.Contains("Markdig 99.0.0.0", refused.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_at_once_that_restore_the_same_leave_one_whole_entry()
    {
        using var cache = new NotebookFile();
        using var other = new NotebookFile();
        // The same text and NuGet.config, so that both need one entry.
        const string Cell = "#r \"nuget: Salt, 1.0.0\"\nSalt.Shaker.Taste";
        feed.Isolate(cache.Folder, feed.Feed);
        string[] paths = [Path.Combine(cache.Folder, "a.ipynb"), Path.Combine(cache.Folder, "b.ipynb")];
        other.Code(Cell).Save();
        foreach (var path in paths)
        {
            File.Copy(other.Path, path);
        }

        var packages = Path.Combine(cache.Folder, "packages");
        var runs = await Task.WhenAll(
            paths.Select(path => PackageFeed.RunnerThatKeepsIn(packages).RunAsync(path, cancellation: Cancellation))
        );
        Assert.All(runs, run => Assert.Equal("salty", run.Text(1, "execute_result")));
        Assert.Single(Directory.GetFileSystemEntries(packages));
    }

    [Fact]
    public async Task A_restore_ends_with_the_run_that_is_cancelled_and_leaves_nothing()
    {
        // A source that accepts a connection and never answers.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        feed.Isolate(_file.Folder, $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/index.json");
        _file.Code("#r \"nuget: Thyme, 1.0.0\"").Save();
        var packages = Path.Combine(_file.Folder, "packages");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var run = PackageFeed.RunnerThatKeepsIn(packages).RunAsync(_file.Path, cancellation: stop.Token);
        var asked = silent.AcceptTcpClientAsync(Cancellation).AsTask();
        Assert.Same(asked, await Task.WhenAny(asked, run));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Empty(Directory.GetFileSystemEntries(packages));
    }

    private static string Error(NotebookRun run, int cell) =>
        (string)run.Executed.Cells[cell - 1].Outputs[^1]!["evalue"]!;

    private Task<NotebookRun> RunAsync(NotebookFile file)
    {
        file.Save();
        return feed.Runner.RunAsync(file.Path, cancellation: Cancellation);
    }
}
