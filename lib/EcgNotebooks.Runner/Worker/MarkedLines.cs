namespace EcgNotebooks.Runner.Worker;

/// <summary>Reads lines that begin with a secret mark, and rejects other input without buffering more than necessary.</summary>
/// <param name="stream">The stream.</param>
/// <param name="mark">The bytes with which each line begins; they aren't part of the returned lines.</param>
/// <param name="longest">The greatest length of a line in bytes.</param>
internal sealed class MarkedLines(Stream stream, byte[] mark, int longest)
{
    private const int SmallBuffer = 64 * 1024;

    private byte[] _buffer = new byte[SmallBuffer];
    private int _start;
    private int _end;

    /// <summary>Reads the next line.</summary>
    /// <returns>The line, which is valid until the next call; null at the end of the stream, also after an incomplete line.</returns>
    /// <exception cref="BrokenEventException">A line is too long or doesn't begin with the mark.</exception>
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
        // The buffer shrinks again after a long line, so that its memory isn't occupied for the lifetime of the process.
        target = rest.Length < SmallBuffer / 2 && _buffer.Length > SmallBuffer ? new byte[SmallBuffer] : target;
        rest.CopyTo(target);
        (_buffer, _start, _end) = (target, 0, rest.Length);
    }
}
