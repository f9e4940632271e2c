using System.Buffers;

namespace EcgNotebooks.Datasets.Wfdb;

/// <summary>Bytes of a signal file in a rented buffer.</summary>
internal readonly struct SignalBytes(byte[] buffer, int length, int samples, bool whole) : IDisposable
{
    public Span<byte> Bytes => buffer.AsSpan(0, length);

    /// <summary>Samples per signal.</summary>
    public int Samples => samples;

    /// <summary>Whether these are all samples of the signals.</summary>
    public bool Whole => whole;

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
}
