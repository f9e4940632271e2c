using System.Buffers;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Decodes a signal file's bytes to signals in physical units.</summary>
internal static class SignalDecoder
{
    /// <summary>Decodes one signal.</summary>
    /// <param name="record">The record, as messages name it.</param>
    /// <param name="file">The signal's file.</param>
    /// <param name="position">The signal's position in the file.</param>
    /// <param name="bytes">The bytes of the file's first frames.</param>
    /// <param name="frames">The number of frames to decode.</param>
    /// <param name="checksums">Decides what happens if the checksum is wrong; null skips the check.</param>
    public static double[] Decode(
        string record,
        SignalFile file,
        int position,
        in SignalBytes bytes,
        long frames,
        Verification? checksums
    )
    {
        var signal = file.Signals[position];
        var count = bytes.Frames * signal.SamplesPerFrame;
        var digital = ArrayPool<int>.Shared.Rent(count);
        try
        {
            var samples = digital.AsSpan(0, count);
            Digital(file, position, bytes.Bytes, samples);
            if (bytes.Frames == bytes.AllFrames)
            {
                Verify(record, signal, samples, checksums);
            }

            var wanted = (int)Math.Min(frames, bytes.AllFrames) * signal.SamplesPerFrame;
            return Physical(signal, samples, file.Format.InvalidSample, wanted);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(digital);
        }
    }

    private static void Digital(SignalFile file, int position, ReadOnlySpan<byte> bytes, Span<int> samples)
    {
        if (samples.IsEmpty)
        {
            return;
        }

        var signal = file.Signals[position];
        var (first, stride) = ((int)file.Layout.Start(position), (int)file.Layout.Size);
        for (var i = 0; i < signal.SamplesPerFrame; i++)
        {
            file.Format.Decode(bytes, first + i, stride, samples[i..], signal.SamplesPerFrame);
        }

        if (file.Format.HoldsDifferences)
        {
            DigitalSamples.Accumulate(samples, signal.InitialValue);
        }
    }

    private static void Verify(string record, WfdbSignal signal, ReadOnlySpan<int> samples, Verification? checksums)
    {
        if (
            checksums is not null
            && signal.Checksum is { } expected
            && DigitalSamples.Checksum(samples) is var found
            && (ushort)expected != found
        )
        {
            checksums.ThrowOrNote(
                RecordException.WrongChecksum(record, signal.Line, signal.Description, expected, found)
            );
        }
    }

    private static double[] Physical(WfdbSignal signal, ReadOnlySpan<int> samples, int? invalid, int wanted)
    {
        var physical = GC.AllocateUninitializedArray<double>(wanted);
        var skew = (int)Math.Min((long)signal.SkewFrames * signal.SamplesPerFrame, samples.Length);
        samples = samples[skew..];
        samples = samples[..Math.Min(samples.Length, wanted)];
        DigitalSamples.ToPhysical(samples, signal, invalid, physical.AsSpan(0, samples.Length));
        physical.AsSpan(samples.Length).Fill(double.NaN);
        return physical;
    }
}
