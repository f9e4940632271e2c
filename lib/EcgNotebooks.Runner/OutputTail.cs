namespace EcgNotebooks.Runner;

/// <summary>Keeps the end of a process's standard output or error, where native code writes its last messages before a crash.</summary>
internal sealed class OutputTail
{
    private const int MaxLength = 10_000;

    private readonly Lock _lock = new();
    private readonly Task _reading;
    private string _tail = "";

    public OutputTail(StreamReader reader) => _reading = ReadAsync(reader);

    /// <summary>Returns the text when the stream ends, or the text so far after the timeout.</summary>
    public async Task<string> TextAsync(TimeSpan timeout)
    {
        await Task.WhenAny(_reading, Task.Delay(timeout));
        lock (_lock)
        {
            return _tail;
        }
    }

    private async Task ReadAsync(StreamReader reader)
    {
        var buffer = new char[4096];
        try
        {
            while (await reader.ReadAsync(buffer) is > 0 and var count)
            {
                lock (_lock)
                {
                    _tail += new string(buffer, 0, count);
                    _tail = _tail.Length > MaxLength ? _tail[^MaxLength..] : _tail;
                }
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or IOException)
        {
            // The run is over and its process was disposed of, so the text is no longer needed.
        }
    }
}
