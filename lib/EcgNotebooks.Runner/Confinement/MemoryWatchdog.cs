using System.Diagnostics;
using System.Globalization;

namespace EcgNotebooks.Runner.Confinement;

/// <summary>Watches the memory of a process and reports when it exceeds its limit.</summary>
internal sealed class MemoryWatchdog : IDisposable
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly long _limit;
    private readonly Action<string> _exceeded;
    private readonly Timer _timer;

    /// <summary>Starts to watch.</summary>
    /// <param name="process">The process.</param>
    /// <param name="limit">The limit in bytes.</param>
    /// <param name="exceeded">Called with the reason, as a sentence, when the limit is exceeded.</param>
    public MemoryWatchdog(Process process, long limit, Action<string> exceeded)
    {
        (_process, _limit, _exceeded) = (process, limit, exceeded);
        _timer = new Timer(_ => Look(), null, _interval, _interval);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        try
        {
            _process.Refresh();
            if (!_process.HasExited && _process.WorkingSet64 > _limit)
            {
                var limit = (_limit / (double)(1L << 30)).ToString("0.##", CultureInfo.InvariantCulture);
                _exceeded($"The notebook used more memory than its limit of {limit} GiB.");
            }
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // The process has ended in the meantime.
        }
    }
}
