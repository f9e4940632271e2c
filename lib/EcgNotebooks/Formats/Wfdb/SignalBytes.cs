using System.Buffers;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Bytes of a signal file in a rented buffer.</summary>
internal readonly struct SignalBytes(byte[] buffer, int length, int frames, long allFrames) : IDisposable
{
    public Span<byte> Bytes => buffer.AsSpan(0, length);

    /// <summary>Number of frames in these bytes.</summary>
    public int Frames => frames;

    /// <summary>Number of frames in the file.</summary>
    public long AllFrames => allFrames;

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
}
