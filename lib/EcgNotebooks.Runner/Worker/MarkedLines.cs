namespace EcgNotebooks.Runner.Worker;

/// <summary>Reads lines that begin with a mark, and holds no more of anything else than it takes to see that.</summary>
/// <param name="stream">Where they come from.</param>
/// <param name="mark">What each line begins with; it is not part of what is returned.</param>
/// <param name="longest">The most bytes that a line may have.</param>
internal sealed class MarkedLines(Stream stream, byte[] mark, int longest)
{
    private const int SmallBuffer = 64 * 1024;

    private byte[] _buffer = new byte[SmallBuffer];
    private int _start;
    private int _end;

    /// <summary>The next line, which holds until the next call; null at the end, also behind half a line.</summary>
    /// <exception cref="BrokenEventException">A line is too long or without the mark.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellation)
    {
        var searched = 0;
        while (true)
        {
            var length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                return Take(searched + length);
            }

            searched = _end - _start;
            Check(searched);
            MakeRoom();
            var count = await stream.ReadAsync(_buffer.AsMemory(_end), cancellation);
            if (count == 0)
            {
                return null;
            }

            _end += count;
        }
    }

    private ReadOnlyMemory<byte> Take(int length)
    {
        Check(length);
        if (length < mark.Length)
        {
            throw new BrokenEventException();
        }

        var line = _buffer.AsMemory(_start + mark.Length, length - mark.Length);
        _start += length + 1;
        return line;
    }

    private void Check(int length)
    {
        var begin = _buffer.AsSpan(_start, Math.Min(length, mark.Length));
        if (length > longest || !mark.AsSpan().StartsWith(begin))
        {
            throw new BrokenEventException();
        }
    }

    private void MakeRoom()
    {
        var rest = _buffer.AsSpan(_start, _end - _start);
        var target = rest.Length > _buffer.Length / 2 ? new byte[2 * _buffer.Length] : _buffer;
        // One long line must not keep its memory for as long as the process lives.
        target = rest.Length < SmallBuffer / 2 && _buffer.Length > SmallBuffer ? new byte[SmallBuffer] : target;
        rest.CopyTo(target);
        (_buffer, _start, _end) = (target, 0, rest.Length);
    }
}
