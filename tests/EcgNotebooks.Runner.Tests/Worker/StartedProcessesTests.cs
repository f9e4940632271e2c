using System.Globalization;
using System.Text.Json;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Tests.Support;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Tests.Worker;

/// <summary>Tests that the processes that a notebook's cells start end with the notebook.</summary>
[Trait("speed", "slow")]
public sealed class StartedProcessesTests : IDisposable
{
    private readonly NotebookFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData("", "1", null)]
    [InlineData("setsid", "1", null)]
    [InlineData("", "throw new Exception(\"salty\");", "salty")]
    [InlineData("setsid", "Environment.Exit(0);", "exit code 0")]
    [InlineData("setsid", "System.Diagnostics.Process.GetCurrentProcess().Kill();", "exit code 137")]
    [InlineData("setsid", "System.Threading.Thread.Sleep(-1);", "time limit of 15 s")]
    public async Task A_process_that_a_cell_leaves_running_ends_with_the_notebook(
        string launcher,
        string end,
        string? reason
    )
    {
        var run = await _file
            .Code(StartProcess(launcher))
            .Code(end)
            .RunAsync(limitSeconds: reason?.Contains("15 s", StringComparison.Ordinal) == true ? 15 : 60);
        Assert.Equal(reason is null, run.Failure is null);
        Assert.Contains(reason ?? "", run.Failure?.Reason ?? "", StringComparison.Ordinal);
        Assert.False(IsRunning(), "The program still runs.");
    }

    [Fact]
    public async Task A_process_that_a_cell_leaves_running_ends_when_the_runner_is_killed()
    {
        _file.Code(StartProcess("setsid")).Code("System.Threading.Thread.Sleep(-1);").Save();
        var secret = "s";
        var options = Fixture.Options();
        using var compiler = new CompilerPool(options).Begin(_file.Folder, options.PackageFolder);
        using var worker = new WorkerProcess(options, _file.Path, _file.Folder, secret);
        worker.Send(JsonLine.Of(RunPlan.Of(Notebook.Read(_file.Path), secret)));
        while (await worker.NextAsync<WorkerEvent>(TestContext.Current.CancellationToken) is { } received)
        {
            if (received is CompilationRequested code)
            {
                var compiled = await compiler.CompileAsync(code, TestContext.Current.CancellationToken);
                worker.Send(JsonLine.Of(compiled));
            }

            if (received is CellStarted { Cell: 2 })
            {
                break;
            }
        }

        Assert.True(IsRunning());
        // The operating system closes the pipe in this way when the parent is killed.
        worker.Abandon();
        await worker.Exited;
        Assert.False(IsRunning(), "The program still runs.");
    }

    private string ProcessFile => Path.Combine(_file.Folder, "process");

    // Returns code that starts a process and waits until it has written its id to a file.
    private string StartProcess(string launcher)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux(),
            "The environment variables of a process can be read only on Linux."
        );
        var script = $"echo $$ > {ProcessFile}.new; mv {ProcessFile}.new {ProcessFile}; exec sleep 100000";
        var command = launcher.Length == 0 ? $"({script}) &" : $"{launcher} sh -c '{script}' > /dev/null 2>&1 &";
        return $"System.Diagnostics.Process.Start(\"sh\", [\"-c\", {JsonSerializer.Serialize(command)}]);\n"
            + $"while (!File.Exists({JsonSerializer.Serialize(ProcessFile)})) {{ System.Threading.Thread.Sleep(10); }}";
    }

    // A zombie process, whose parent hasn't read its exit code, is still in the process table, but has no command line.
    private bool IsRunning()
    {
        var id = int.Parse(File.ReadAllText(ProcessFile), CultureInfo.InvariantCulture);
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Contains("sleep", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
