using System.Diagnostics;

namespace EcgNotebooks.Cli.Sweeps;

/// <summary>Ends a worker with its parent, also with a killed one: the parent holds the worker's input open as long as it lives.</summary>
internal sealed class Attendance : IDisposable
{
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _source;

    public Attendance(CancellationToken cancellation)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        new Thread(Watch) { IsBackground = true, Name = "attendance" }.Start();
    }

    public CancellationToken Token => _source.Token;

    public void Dispose() => _source.Dispose();

    private void Watch()
    {
        using var input = System.Console.OpenStandardInput();
        var buffer = new byte[16];
        while (input.Read(buffer) > 0)
        {
            // Nobody sends anything; only the end counts.
        }

        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The work is done already.
        }

        Thread.Sleep(_grace);
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
