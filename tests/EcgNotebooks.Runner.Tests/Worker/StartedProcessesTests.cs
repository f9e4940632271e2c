using System.Globalization;
using System.Text.Json;
using EcgNotebooks.Runner.Notebooks;
using EcgNotebooks.Runner.Tests.Support;
using EcgNotebooks.Runner.Worker;

namespace EcgNotebooks.Runner.Tests.Worker;

/// <summary>What a notebook's cells start ends with the notebook.</summary>
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
    [InlineData("setsid", "System.Threading.Thread.Sleep(-1);", "limit of 15 s")]
    public async Task A_program_that_a_cell_leaves_running_ends_with_the_notebook(
        string left,
        string end,
        string? reason
    )
    {
        var run = await _file
            .Code(Leave(left))
            .Code(end)
            .RunAsync(limitSeconds: reason?.Contains("15 s", StringComparison.Ordinal) == true ? 15 : 60);
        Assert.Equal(reason is null, run.Failure is null);
        Assert.Contains(reason ?? "", run.Failure?.Reason ?? "", StringComparison.Ordinal);
        Assert.False(IsRunning(), "The program still runs.");
    }

    [Fact]
    public async Task It_ends_with_the_runner_when_that_is_killed()
    {
        _file.Code(Leave("setsid")).Code("System.Threading.Thread.Sleep(-1);").Save();
        var secret = "s";
        var options = Fixture.Options();
        using var compiler = new SharedCompiler(options).Begin(_file.Folder);
        using var worker = new WorkerProcess(options, _file.Path, _file.Folder, secret);
        worker.Tell(JsonLine.Of(RunPlan.Of(Notebook.Read(_file.Path), secret)));
        while (await worker.NextAsync<WorkerEvent>(TestContext.Current.CancellationToken) is { } told)
        {
            if (told is CellCode code)
            {
                var compiled = await compiler.CompileAsync(code, TestContext.Current.CancellationToken);
                worker.Tell(JsonLine.Of(compiled));
            }

            if (told is CellStarted { Cell: 2 })
            {
                break;
            }
        }

        Assert.True(IsRunning());
        // As the system does for a parent that is gone.
        worker.Leave();
        await worker.Exited;
        Assert.False(IsRunning(), "The program still runs.");
    }

    private string ProcessFile => Path.Combine(_file.Folder, "process");

    // Starts a program that tells its number, and waits for that.
    private string Leave(string left)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells the variables of a process.");
        var script = $"echo $$ > {ProcessFile}.new; mv {ProcessFile}.new {ProcessFile}; exec sleep 100000";
        var command = left.Length == 0 ? $"({script}) &" : $"{left} sh -c '{script}' > /dev/null 2>&1 &";
        return $"System.Diagnostics.Process.Start(\"sh\", [\"-c\", {JsonSerializer.Serialize(command)}]);\n"
            + $"while (!File.Exists({JsonSerializer.Serialize(ProcessFile)})) {{ System.Threading.Thread.Sleep(10); }}";
    }

    // A process that has ended and whose parent doesn't look has a place in the table still, but no command line.
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
