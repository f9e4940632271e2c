namespace EcgNotebooks.Datasets.Download;

/// <summary>Counts files and bytes, and estimates speed and remaining time from the last seconds.</summary>
internal sealed class FetchMeter(IProgress<FetchProgress>? progress, TimeProvider clock)
{
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _step = TimeSpan.FromSeconds(0.5);

    private readonly Lock _lock = new();
    private readonly Queue<(long Time, long Bytes, int Files)> _history = new([(clock.GetTimestamp(), 0, 0)]);
    private (long Time, long Bytes, int Files) _last = (clock.GetTimestamp(), 0, 0);
    private int _files;
    private int _done;
    private int _missing;
    private long _bytes;

    public long Bytes => Interlocked.Read(ref _bytes);

    public void Expect(int files) => Change(() => _files += files);

    public void Receive(int bytes) => Change(() => _bytes += bytes);

    public void Finish() => Change(() => _done++);

    public void Fail() => Change(() => _missing++);

    public void ReportTrouble(string trouble) => Change(() => { }, trouble);

    private void Change(Action change, string? trouble = null)
    {
        lock (_lock)
        {
            change();
            progress?.Report(Now(trouble));
        }
    }

    private FetchProgress Now(string? trouble)
    {
        var now = (Time: clock.GetTimestamp(), Bytes: _bytes, Files: _done + _missing);
        if (clock.GetElapsedTime(_last.Time, now.Time) >= _step)
        {
            _history.Enqueue(now);
            _last = now;
        }

        while (_history.Count > 1 && clock.GetElapsedTime(_history.Peek().Time, now.Time) > _window)
        {
            _history.Dequeue();
        }

        var then = _history.Peek();
        var seconds = clock.GetElapsedTime(then.Time, now.Time).TotalSeconds;
        var finished = now.Files - then.Files;
        return new FetchProgress(
            _files,
            _done,
            _missing,
            _bytes,
            seconds > 0 ? (now.Bytes - then.Bytes) / seconds : 0,
            finished > 0 ? TimeSpan.FromSeconds(seconds / finished * (_files - now.Files)) : null,
            trouble
        );
    }
}
