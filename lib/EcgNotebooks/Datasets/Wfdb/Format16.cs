using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EcgNotebooks.Datasets.Wfdb;

/// <summary>Format 16: two's complement, 16 bits, least significant byte first.</summary>
internal sealed class Format16 : ISampleFormat
{
    public int Code => 16;

    public int? InvalidSample => short.MinValue;

    public long ByteCount(long sampleCount) => 2 * sampleCount;

    public long SampleCount(long byteCount) => byteCount / 2;

    public void Decode(ReadOnlySpan<byte> bytes, int first, int stride, int initialValue, Span<int> samples)
    {
        var all = MemoryMarshal.Cast<byte, short>(bytes);
        for (int i = 0, from = first; i < samples.Length; i++, from += stride)
        {
            samples[i] = BitConverter.IsLittleEndian ? all[from] : BinaryPrimitives.ReverseEndianness(all[from]);
        }
    }
}
