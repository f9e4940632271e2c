using System.Text;

namespace EcgNotebooks.Runner.Worker;

/// <summary>Sends what a cell prints, line by line; past a limit only the amount is told.</summary>
internal sealed class PrintCapture(Action<string> send, int limit) : TextWriter
{
    private readonly StringBuilder _line = new();
    private readonly Lock _lock = new();
    private long _printed;

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
            var room = (int)Math.Clamp(limit - _printed, 0, buffer.Length);
            _printed += buffer.Length;
            _line.Append(buffer[..room]);
            if (buffer[..room].Contains('\n'))
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

    /// <summary>Sends what is left of the cell's output, and how much was cut.</summary>
    public void EndCell()
    {
        Flush();
        if (_printed > limit)
        {
            send($"\n[output cut: {_printed - limit} more characters]\n");
        }

        _printed = 0;
    }
}
