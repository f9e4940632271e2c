using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace EcgNotebooks.Cli.Tests.Support;

/// <summary>The command line in a process that a test watches, interrupts or kills while it runs.</summary>
internal sealed partial class RunningEcg : IDisposable
{
    private const int Interrupt = 2;

    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly List<(string Words, TaskCompletionSource Said)> _awaited = [];
    private readonly Task<string> _output;
    private readonly Task _reading;

    public RunningEcg(Dictionary<string, string?> environment, params string[] arguments)
    {
        var start = Interruptible.Start(arguments);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _reading = ReadErrorsAsync();
    }

    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    /// <summary>Waits until standard error holds the words.</summary>
    public async Task SaysAsync(string words)
    {
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_errors)
        {
            _awaited.Add((words, said));
            Tell();
        }

        await Task.WhenAny(said.Task, _reading).WaitAsync(TestContext.Current.CancellationToken);
        Assert.Contains(words, Errors, StringComparison.Ordinal);
    }

    public void PressControlC() => Assert.Equal(0, Kill(_process.Id, Interrupt));

    /// <summary>Kills it alone: what it started has to find out by itself.</summary>
    public void Kill() => _process.Kill(entireProcessTree: false);

    public async Task<(int ExitCode, string Output)> EndAsync()
    {
        var output = await _output.WaitAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, output);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_errors)
            {
                _errors.AppendLine(line);
                Tell();
            }
        }
    }

    private void Tell()
    {
        var said = _errors.ToString();
        foreach (var (words, source) in _awaited.Where(a => said.Contains(a.Words, StringComparison.Ordinal)))
        {
            source.TrySetResult();
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
