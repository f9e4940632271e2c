using EcgNotebooks.Runner.Confinement;
using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests.Confinement;

/// <summary>The code of a confined notebook can harm its own process alone.</summary>
[Trait("speed", "slow")]
public sealed class ConfinementTests : IDisposable
{
    // Code that starts no process unless the filter is in force, so that a broken filter harms nobody.
    private const string IfConfined =
        "if (!System.IO.File.ReadAllText(\"/proc/self/status\").Contains(\"Seccomp:\\t2\")) throw new System.Exception(\"not confined\");\n";

    private const string Kill =
        "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int kill(int process, int signal);\n";

    private const string Fork = "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int fork();\n";

    private readonly NotebookFile _notebook = new();

    public void Dispose() => _notebook.Dispose();

    [Theory]
    [InlineData(IfConfined + "System.Diagnostics.Process.Start(\"sleep\", \"60\");", "Win32Exception")]
    [InlineData(Fork + IfConfined + "if (fork() < 0) throw new System.Exception(\"no fork\");", "no fork")]
    [InlineData(Kill + IfConfined + "if (kill(1, 0) < 0) throw new System.Exception(\"no signal\");", "no signal")]
    [InlineData(IfConfined + "new System.Net.Sockets.TcpClient().Connect(\"127.0.0.1\", 9);", "SocketException")]
    public async Task Processes_signals_to_others_and_the_network_are_refused(string code, string words)
    {
        Assert.SkipUnless(ConfinementOptions.LimitsProcesses, "this system has no filter of system calls");
        _notebook.Code(code).Code("6 * 7");
        var run = await RunAsync(new());
        Assert.Equal(1, run.Failure!.Cell);
        Assert.Contains(words, run.Failure.Reason, StringComparison.Ordinal);
        Assert.Equal("42", run.Text(2, "execute_result"));
    }

    [Fact]
    public async Task Threads_files_and_the_garbage_collector_work()
    {
        _notebook
            .Code(
                "var sum = System.Linq.Enumerable.Range(0, 100).AsParallel().Select(i => new byte[100_000].Length + i).Sum();"
            )
            .Code(
                "System.GC.Collect(); System.IO.File.WriteAllText(\"own.txt\", \"fine\"); System.IO.File.ReadAllText(\"own.txt\")"
            );
        var run = await RunAsync(new());
        Assert.Null(run.Failure);
        Assert.Equal("fine", run.Text(2, "execute_result"));
    }

    [Theory]
    [InlineData("#r \"nuget: Newtonsoft.Json, 13.0.3\"\n1")]
    [InlineData("#i \"nuget: /tmp\"\n1")]
    public async Task Packages_are_not_restored_outside_of_the_limits(string code)
    {
        _notebook.Code(code).Code("6 * 7");
        var run = await RunAsync(new());
        Assert.Contains("because this notebook runs with limits", run.Failure!.Reason, StringComparison.Ordinal);
        Assert.Equal("42", run.Text(2, "execute_result"));
    }

    [Fact]
    public async Task Too_much_native_memory_stops_the_notebook()
    {
        // Ends by itself after twice the limit, should it not be stopped.
        _notebook.Code(
            """
            for (var i = 0; i < 64; i++)
            {
                var part = System.Runtime.InteropServices.Marshal.AllocHGlobal(32 << 20);
                for (var k = 0; k < 32 << 20; k += 4096) System.Runtime.InteropServices.Marshal.WriteByte(part, k, 1);
            }
            System.Threading.Thread.Sleep(60_000);
            """
        );
        var run = await RunAsync(new() { MemoryBytes = 1L << 30 });
        Assert.Contains("more memory than its limit of 1 GiB", run.Failure!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_much_managed_memory_is_an_exception_and_other_cells_run()
    {
        _notebook
            .Code(
                "var all = new System.Collections.Generic.List<byte[]>(); while (true) { all.Add(new byte[64 << 20]); }"
            )
            .Code("6 * 7");
        var run = await RunAsync(new() { MemoryBytes = 1L << 30 });
        Assert.Contains("OutOfMemoryException", run.Failure!.Reason, StringComparison.Ordinal);
        Assert.Equal("42", run.Text(2, "execute_result"));
    }

    [Fact]
    public async Task The_notebook_as_a_whole_has_a_time_limit()
    {
        _notebook.Code("System.Threading.Thread.Sleep(600_000);");
        var run = await RunAsync(new() { NotebookTimeLimit = TimeSpan.FromSeconds(3) });
        Assert.Contains(
            "The notebook took longer than its time limit of 3 s.",
            run.Failure!.Reason,
            StringComparison.Ordinal
        );
    }

    private async Task<NotebookRun> RunAsync(ConfinementOptions limits)
    {
        _notebook.Save();
        var options = Fixture.Options(limitSeconds: 300) with { Confinement = limits, ContinuesAfterErrors = true };
        return await Fixture.RunAsync(_notebook.Path, options);
    }
}
