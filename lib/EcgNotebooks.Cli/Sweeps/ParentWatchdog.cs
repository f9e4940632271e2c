using System.Diagnostics;

namespace EcgNotebooks.Cli.Sweeps;

/// <summary>Stops a worker when its parent process ends, even if the parent is killed.</summary>
/// <remarks>
/// The parent keeps the worker's standard input open as long as it lives. At the end of that input the worker's work is
/// cancelled; if it doesn't end within a few seconds, the process is killed.
/// </remarks>
internal sealed class ParentWatchdog : IDisposable
{
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _source;

    public ParentWatchdog(CancellationToken cancellation)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        new Thread(Watch) { IsBackground = true, Name = "parent watchdog" }.Start();
    }

    public CancellationToken Token => _source.Token;

    public void Dispose() => _source.Dispose();

    private void Watch()
    {
        using var input = System.Console.OpenStandardInput();
        var buffer = new byte[16];
        while (input.Read(buffer) > 0)
        {
            // The parent sends nothing; only the end of the input matters.
        }

        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The work is already done.
        }

        Thread.Sleep(_grace);
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
