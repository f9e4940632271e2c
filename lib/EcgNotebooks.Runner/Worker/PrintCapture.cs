using System.Text;

namespace EcgNotebooks.Runner.Worker;

/// <summary>Captures what a cell prints and sends it line by line.</summary>
internal sealed class PrintCapture(Action<string> send) : TextWriter
{
    // Text without a line end that is printed character by character is sent when it reaches this length.
    private const int LongestLine = 10_000;

    private readonly StringBuilder _line = new();
    private readonly Lock _lock = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    // A complete text is sent immediately, so that a progress line without a line end is visible, also if the process dies.
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
