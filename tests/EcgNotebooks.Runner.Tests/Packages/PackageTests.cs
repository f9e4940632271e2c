using System.Net;
using System.Net.Sockets;
using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests.Packages;

/// <summary>Tests notebooks that reference NuGet packages, which are restored from a folder created for the tests.</summary>
[Trait("speed", "slow")]
public sealed class PackageTests(PackageFeed feed) : IClassFixture<PackageFeed>, IDisposable
{
    private readonly NotebookFile _file = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_package_and_its_dependencies_are_restored_from_a_source_in_the_notebook_and_cached()
    {
        feed.Isolate(_file.Folder);
        _file
            .Code($"#i \"nuget: {feed.Feed}\"\n#r \"nuget: Salt, 1.0.0\"\nusing Salt;\nShaker.Version + Shaker.Taste")
            .Code("#r \"nuget: Salt\"\n#r \"nuget:Salt.Core,1.0.0\"\nSalt.Core.Word");
        var run = await RunAsync(_file);
        Assert.Null(run.Failure);
        Assert.Equal("1.0.0salty", run.Text(1, "execute_result"));
        Assert.Equal("salty", run.Text(2, "execute_result"));

        // The second run must not restore anything, because the source no longer exists.
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
    public async Task The_extension_of_a_package_is_loaded_once_by_its_assembly_and_its_script()
    {
        feed.Isolate(_file.Folder, feed.Feed);
        var run = await RunAsync(
            _file
                .Code("#r \"nuget: Salt.Interactive, 1.0.0\"\n1")
                .Code("fromScript += \"!\"; display(new Version(1, 2), \"text/plain\");")
                .Code("#r \"nuget: Salt, 1.0.0\"\nfromScript")
        );
        Assert.Null(run.Failure);
        Assert.Equal("salty 1.2", run.Text(2, "display_data"));
        Assert.Equal("salty!", run.Text(3, "execute_result"));
    }

    [Fact]
    public async Task Without_a_version_the_newest_stable_one_is_installed_with_its_native_library()
    {
        feed.Isolate(_file.Folder, feed.Feed);
        var run = await RunAsync(
            _file
                .Code("#r \"nuget: Salt\"")
                .Code("Salt.Shaker.Version")
                // The library is one of Linux.
                .Code("!OperatingSystem.IsLinux() || Salt.Shaker.NativeProcess() == Environment.ProcessId")
        );
        Assert.Null(run.Failure);
        Assert.Equal("1.1.0", run.Text(2, "execute_result"));
        Assert.Equal("True", run.Text(3, "execute_result"));
    }

    [Fact]
    public async Task A_floating_version_is_followed()
    {
        feed.Isolate(_file.Folder, feed.Feed);
        var run = await RunAsync(_file.Code("#r \"nuget: Salt, *-*\"").Code("Salt.Shaker.Version"));
        Assert.Null(run.Failure);
        Assert.Equal("2.0.0-beta", run.Text(2, "execute_result"));
    }

    [Fact]
    public async Task A_missing_version_is_replaced_by_the_next_one_with_a_notice()
    {
        feed.Isolate(_file.Folder, feed.Feed);
        var run = await RunAsync(_file.Code("#r \"nuget: Salt.Core, 0.9.0\"\nSalt.Core.Word"));
        Assert.Null(run.Failure);
        Assert.Contains("Salt.Core 1.0.0", run.Text(1, "stream"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_can_not_be_restored_fails_only_its_cell_and_is_named()
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
    public async Task Two_versions_of_a_package_are_an_error()
    {
        var run = await RunAsync(_file.Code("#r \"nuget: Salt, 1.0.0\"\n#r \"nuget: salt, 1.1.0\""));
        Assert.Contains("only one version of a package", run.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_runner_s_own_assembly_replaces_an_older_package_and_a_newer_package_is_an_error()
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
    public async Task Two_simultaneous_restores_of_the_same_packages_leave_one_complete_cache_entry()
    {
        using var cache = new NotebookFile();
        using var other = new NotebookFile();
        // Both notebooks have the same cell and NuGet.config and therefore need the same entry.
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
    public async Task Cancelling_a_run_stops_its_restore_and_leaves_no_files()
    {
        // This source accepts connections but never answers.
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
