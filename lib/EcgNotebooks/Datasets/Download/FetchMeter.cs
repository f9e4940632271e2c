namespace EcgNotebooks.Datasets.Download;

/// <summary>Counts files and bytes, and tells speed and time left by what the last seconds brought.</summary>
internal sealed class FetchMeter(IProgress<FetchProgress>? progress, TimeProvider clock)
{
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _step = TimeSpan.FromSeconds(0.5);

    private readonly Lock _lock = new();
    private readonly Queue<(long Time, long Bytes, int Files)> _past = new([(clock.GetTimestamp(), 0, 0)]);
    private (long Time, long Bytes, int Files) _last = (clock.GetTimestamp(), 0, 0);
    private int _files;
    private int _done;
    private int _missing;
    private long _bytes;

    public long Bytes => Interlocked.Read(ref _bytes);

    public void Expect(int files) => Change(() => _files += files);

    public void Receive(int bytes) => Change(() => _bytes += bytes);

    public void Finish() => Change(() => _done++);

    public void Miss() => Change(() => _missing++);

    public void Tell(string trouble) => Change(() => { }, trouble);

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
            _past.Enqueue(now);
            _last = now;
        }

        while (_past.Count > 1 && clock.GetElapsedTime(_past.Peek().Time, now.Time) > _window)
        {
            _past.Dequeue();
        }

        var then = _past.Peek();
        var seconds = clock.GetElapsedTime(then.Time, now.Time).TotalSeconds;
        var pace = now.Files - then.Files;
        return new FetchProgress(
            _files,
            _done,
            _missing,
            _bytes,
            seconds > 0 ? (now.Bytes - then.Bytes) / seconds : 0,
            pace > 0 ? TimeSpan.FromSeconds(seconds / pace * (_files - now.Files)) : null,
            trouble
        );
    }
}
