using System.Buffers;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Bytes of a signal file in a rented buffer.</summary>
internal readonly struct SignalBytes(byte[] buffer, int length, int frames, long allFrames) : IDisposable
{
    public Span<byte> Bytes => buffer.AsSpan(0, length);

    /// <summary>Frames that these bytes hold.</summary>
    public int Frames => frames;

    /// <summary>Frames that the file holds.</summary>
    public long AllFrames => allFrames;

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
}
