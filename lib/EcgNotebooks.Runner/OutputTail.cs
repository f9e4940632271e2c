namespace EcgNotebooks.Runner;

/// <summary>The last of what a process writes past the capture: native code's words, which a crash ends with.</summary>
internal sealed class OutputTail
{
    private const int Kept = 10_000;

    private readonly Lock _lock = new();
    private readonly Task _reading;
    private string _tail = "";

    public OutputTail(StreamReader reader) => _reading = ReadAsync(reader);

    /// <summary>The text once the stream ends, or what there is of it after a while.</summary>
    public async Task<string> TextAsync(TimeSpan patience)
    {
        await Task.WhenAny(_reading, Task.Delay(patience));
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
                    _tail = _tail.Length > Kept ? _tail[^Kept..] : _tail;
                }
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or IOException)
        {
            // The run is over and its process disposed of: nobody asks any more.
        }
    }
}
