using System.Diagnostics;
using System.Text.Json;
using CliWrap.Buffered;
using EcgNotebooks.Cli.Tests.Support;
using static EcgNotebooks.Cli.Tests.Support.NotebookFiles;

namespace EcgNotebooks.Cli.Tests;

/// <summary>Which files run and check read and write, and that one bad notebook stays one failure.</summary>
[Trait("speed", "slow")]
public sealed class NotebookFilesTests(DemoFixture demo) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Copies_of_notebooks_of_one_name_are_kept_apart_in_folders_and_in_the_report()
    {
        var result = await RunAsync(
            Write(_folder["a", "d1", "same.ipynb"], Cell("\"from d1\"")),
            Write(_folder["a", "d2", "same.ipynb"], Cell("\"from d2\"")),
            Write(_folder["a", "d2", "other.ipynb"], Cell("\"other\""))
        );
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("from d1", Text("out", "d1", "same.ipynb"), StringComparison.Ordinal);
        Assert.Contains("from d2", Text("out", "d2", "same.ipynb"), StringComparison.Ordinal);
        Assert.Contains("other", Text("out", "other.ipynb"), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["out", "same.ipynb"]));
        var report = Text("out", "report.html");
        Assert.Contains("<section id=\"same\">", report, StringComparison.Ordinal);
        Assert.Contains("<section id=\"same-2\">", report, StringComparison.Ordinal);
        Assert.Contains("href=\"#same-2\"", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_that_is_named_twice_runs_once()
    {
        var path = Write(_folder["a", "x.ipynb"], Cell("1"));
        File.CreateSymbolicLink(_folder["a", "link.ipynb"], path);
        var result = await RunAsync(path, _folder["a", "..", "a", "x.ipynb"], _folder["a", "link.ipynb"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Single(Lines(result.StandardOutput), line => line.StartsWith("done", StringComparison.Ordinal));
        Assert.Contains("runs only once", result.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("link")]
    public async Task A_copy_never_takes_the_place_of_a_notebook_that_runs(string output)
    {
        var path = Write(_folder["a", "x.ipynb"], Cell("1"));
        Directory.CreateSymbolicLink(_folder["link"], _folder["a"]);
        var before = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var result = await Ecg.RunAsync("run", path, "--data", demo.Data, "--out", _folder[output]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--out", result.StandardError, StringComparison.Ordinal);
        Assert.Contains("x.ipynb", result.StandardError, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task In_place_writes_through_a_link_and_keeps_the_files_mode()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("file modes are of Unix");
            return;
        }

        var path = Write(_folder["real", "x.ipynb"], Cell("40 + 2"));
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(path, Private);
        File.CreateSymbolicLink(_folder["x.ipynb"], Path.Combine("real", "x.ipynb"));
        var result = await RunAsync(_folder["x.ipynb"], "--in-place");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(Path.Combine("real", "x.ipynb"), new FileInfo(_folder["x.ipynb"]).LinkTarget);
        Assert.Contains("42", Text("real", "x.ipynb"), StringComparison.Ordinal);
        Assert.Equal(Private, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task In_place_leaves_a_notebook_alone_that_changed_meanwhile_and_saves_the_copy()
    {
        var grown = Write(_folder["a", "grown.ipynb"], Cell("File.AppendAllText(\"grown.ipynb\", \"\\n\"); \"ran\""));
        var gone = Write(_folder["a", "gone.ipynb"], Cell("File.Delete(\"gone.ipynb\"); \"ran\""));
        var locked = Write(
            _folder["a", "locked.ipynb"],
            Cell("File.SetAttributes(\"locked.ipynb\", FileAttributes.ReadOnly); \"ran\"")
        );
        var result = await RunAsync(grown, gone, locked, "--in-place");
        AssertFailed(result, [grown, gone, locked]);
        foreach (var (path, words) in new[] { (grown, "changed"), (gone, "changed"), (locked, "read-only") })
        {
            var copy = _folder["out", Path.GetFileName(path)];
            var told = Lines(result.StandardError).Where(line => line.Contains(copy, StringComparison.Ordinal));
            Assert.Contains(words, Assert.Single(told), StringComparison.Ordinal);
            Assert.Contains("\"ran\"", Text("out", Path.GetFileName(path)), StringComparison.Ordinal);
            Assert.False(
                File.Exists(path)
                    && Text("a", Path.GetFileName(path)).Contains("execute_result", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task A_notebook_that_cannot_be_read_fails_alone_with_its_line()
    {
        var good = Write(_folder["good.ipynb"], Cell("1"));
        Directory.CreateDirectory(_folder["folder.ipynb"]);
        await File.WriteAllBytesAsync(
            _folder["latin.ipynb"],
            [(byte)'{', (byte)'\n', 0xE9],
            TestContext.Current.CancellationToken
        );
        File.CreateSymbolicLink(_folder["device.ipynb"], "/dev/null");
        var nowhere = _folder["no-folder", "x.ipynb"];
        string[] bad =
        [
            nowhere,
            _folder["missing.ipynb"],
            _folder["folder.ipynb"],
            _folder["latin.ipynb"],
            _folder["device.ipynb"],
        ];
        var deleted = Write(_folder["deleted.ipynb"], Cell("1"));
        var deleting = Write(_folder["deleting.ipynb"], Cell("File.Delete(\"deleted.ipynb\");"));
        var run = await RunAsync([.. bad, deleting, deleted, good]);
        AssertFailed(run, [.. bad, deleted]);
        Assert.Contains($"ecg: {nowhere}: the notebook doesn't exist", run.StandardError, StringComparison.Ordinal);
        Assert.Contains(
            "done",
            Lines(run.StandardOutput).Single(l => l.EndsWith("good.ipynb", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        var check = await Ecg.RunAsync(["check", .. bad, good, "--data", demo.Data]);
        AssertFailed(check, bad);
        Assert.Contains($"differs {good}", check.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_gives_a_line_to_each_notebook_that_fails_and_compares_the_others()
    {
        var tagged = Write(_folder["tagged.ipynb"], Cell("var y = 1;", "tolerance=abc"));
        var throwing = Write(_folder["throwing.ipynb"], Cell("throw new Exception(\"salty\");"));
        var deleting = Write(_folder["deleting.ipynb"], Cell("File.Delete(\"deleting.ipynb\");"));
        var good = Write(_folder["good.ipynb"], Cell("var x = 1;"));
        var result = await Ecg.RunAsync("check", tagged, throwing, deleting, good, "--data", demo.Data);
        AssertFailed(result, [tagged, throwing, deleting]);
        Assert.Contains("tolerance=abc", result.StandardError, StringComparison.Ordinal);
        Assert.Contains($"agrees  {good}", result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_cannot_be_written_fails_alone()
    {
        Directory.CreateDirectory(_folder["out", "first.ipynb"]);
        var result = await RunAsync(
            Write(_folder["first.ipynb"], Cell("1")),
            Write(_folder["second.ipynb"], Cell("2"))
        );
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is a folder", result.StandardError, StringComparison.Ordinal);
        Assert.Contains("failed", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("done", result.StandardOutput, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_ran_before_a_kill_is_in_the_copy(bool inPlace)
    {
        var path = Write(
            _folder["x.ipynb"],
            Cell("20 + 22"),
            Cell("Thread.Sleep(Timeout.Infinite);"),
            Cell("\"never\"")
        );
        var before = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        string[] arguments = [Ecg.Program, "run", path, "--data", demo.Data, "--out", _folder["out"]];
        arguments = inPlace ? [.. arguments, "--in-place"] : arguments;
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardError = true })!;
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line == "x.ipynb cell 2")
            {
                process.Kill();
                break;
            }
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var copy = JsonDocument.Parse(Text("out", "x.ipynb"));
        var cells = copy.RootElement.GetProperty("cells");
        Assert.Equal(
            "42",
            cells[0].GetProperty("outputs")[0].GetProperty("data").GetProperty("text/plain")[0].GetString()
        );
        Assert.Equal(0, cells[1].GetProperty("outputs").GetArrayLength());
        Assert.Equal(before, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    private static void AssertFailed(BufferedCommandResult result, string[] failed)
    {
        Assert.Equal(1, result.ExitCode);
        Assert.DoesNotContain("unexpected", result.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("This is a bug", result.StandardError, StringComparison.Ordinal);
        Assert.All(
            failed,
            path =>
                Assert.Contains(
                    Lines(result.StandardOutput),
                    line =>
                        line.StartsWith("failed", StringComparison.Ordinal)
                        && line.EndsWith(path, StringComparison.Ordinal)
                )
        );
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private string Text(params string[] path) => File.ReadAllText(_folder[path]);

    private Task<BufferedCommandResult> RunAsync(params string[] arguments) =>
        Ecg.RunAsync(["run", .. arguments, "--data", demo.Data, "--out", _folder["out"]]);
}
