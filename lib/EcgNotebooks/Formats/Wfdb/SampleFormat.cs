using System.Runtime.CompilerServices;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>A storage format made from its code; one loop, compiled for each code by itself.</summary>
internal sealed class SampleFormat<TCode> : ISampleFormat
    where TCode : struct, ISampleCode
{
    public int Code => TCode.Code;

    public int? InvalidSample => TCode.InvalidSample;

    public bool HoldsDifferences => TCode.HoldsDifferences;

    public long ByteCount(long sampleCount)
    {
        var (groups, rest) = Math.DivRem(sampleCount, TCode.GroupSamples);
        return groups * TCode.GroupBytes + TCode.PartBytes((int)rest);
    }

    public long PaddedByteCount(long sampleCount) =>
        (sampleCount + TCode.GroupSamples - 1) / TCode.GroupSamples * TCode.GroupBytes;

    public long SampleCount(long byteCount)
    {
        var (groups, rest) = Math.DivRem(byteCount, TCode.GroupBytes);
        var part = TCode.GroupSamples - 1;
        while (part > 0 && TCode.PartBytes(part) > rest)
        {
            part--;
        }

        return groups * TCode.GroupSamples + part;
    }

    // Compiled in tiers, guided by profiles, .NET 10's code for this and DigitalSamples took 0.33 ms for twelve leads; so 0.18.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Decode(ReadOnlySpan<byte> bytes, int first, int stride, Span<int> samples, int step)
    {
        if (step == 1)
        {
            // Nearly all records.
            for (int i = 0, from = first; i < samples.Length; i++, from += stride)
            {
                samples[i] = TCode.Sample(bytes, from);
            }

            return;
        }

        for (int i = 0, from = first; i < samples.Length; i += step, from += stride)
        {
            samples[i] = TCode.Sample(bytes, from);
        }
    }
}
