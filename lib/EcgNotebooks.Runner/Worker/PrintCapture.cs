using System.Text;

namespace EcgNotebooks.Runner.Worker;

/// <summary>Sends what a cell prints, line by line.</summary>
internal sealed class PrintCapture(Action<string> send) : TextWriter
{
    // A line without an end, printed character by character, must not be gathered for ever.
    private const int LongestLine = 10_000;

    private readonly StringBuilder _line = new();
    private readonly Lock _lock = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    // A whole text goes out at once: a progress line without an end is seen, and is there if the process dies.
    public override void Write(string? value)
    {
        Write(value.AsSpan());
        Flush();
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_lock)
        {
            _line.Append(buffer);
            if (_line.Length > LongestLine || buffer.Contains('\n'))
            {
                Flush();
            }
        }
    }

    public override void Flush()
    {
        lock (_lock)
        {
            if (_line.Length > 0)
            {
                send(_line.ToString());
                _line.Clear();
            }
        }
    }
}
