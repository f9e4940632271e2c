namespace EcgNotebooks.Formats.Wfdb;

/// <summary>A record of one segment, which consists of its signal files.</summary>
/// <param name="record">The record's path without extension.</param>
/// <param name="header">The record's header.</param>
internal sealed class SingleSegmentRecord(string record, WfdbHeader header) : ISignalSource
{
    public IReadOnlyList<WfdbSignal> Signals => header.Signals;

    public SourceSamples Read(IReadOnlyList<int> positions, long atMost, Verification verification)
    {
        // According to header(5), checksums aren't verified if the number of samples is missing; a 0 then means "no checksum".
        var checksums = header.SampleCount is null ? null : verification;
        var wanted = positions.ToHashSet();
        var samples = new double[Signals.Count][];
        var all = header.SampleCount;
        foreach (var inFile in Files().Where(file => file.Any(signal => wanted.Contains(signal.Position))))
        {
            var frames = ReadFile([.. inFile], wanted, atMost, verification, checksums, samples);
            all ??= frames;
            if (all != frames)
            {
                // This is possible only where the header leaves the number of samples to the files' lengths.
                throw RecordException.Malformed(
                    record,
                    1,
                    "the number of samples is missing, and the signal files differ in length."
                );
            }
        }

        FillNullSignals(wanted, Math.Min(all ?? 0, atMost), samples);
        return new SourceSamples([.. positions.Select(position => samples[position])], all ?? 0);
    }

    private IEnumerable<IGrouping<string, (int Position, WfdbSignal Signal)>> Files() =>
        Signals
            .Index()
            .Where(signal => signal.Item.Format != SampleFormat.None)
            .GroupBy(signal => signal.Item.FileName, StringComparer.Ordinal);

    private long ReadFile(
        (int Position, WfdbSignal Signal)[] inFile,
        HashSet<int> wanted,
        long atMost,
        Verification lengths,
        Verification? checksums,
        double[][] samples
    )
    {
        var file = new SignalFile(record, [.. inFile.Select(signal => signal.Signal)]);
        // A signal that is delayed by some frames needs as many frames more.
        var skew = inFile.Where(signal => wanted.Contains(signal.Position)).Max(signal => signal.Signal.SkewFrames);
        var frames = atMost > long.MaxValue - skew ? long.MaxValue : atMost + skew;
        using var bytes = file.Read(header.SampleCount, frames, lengths);
        for (var i = 0; i < inFile.Length; i++)
        {
            if (wanted.Contains(inFile[i].Position))
            {
                samples[inFile[i].Position] = SignalDecoder.Decode(record, file, i, bytes, atMost, checksums);
            }
        }

        return bytes.AllFrames;
    }

    private void FillNullSignals(HashSet<int> wanted, long frames, double[][] samples)
    {
        var missing = wanted.Where(position => samples[position] is null).ToList();
        Gaps.Check(
            record,
            missing.Aggregate((Int128)0, (sum, position) => sum + (Int128)frames * Signals[position].SamplesPerFrame)
        );
        foreach (var position in missing)
        {
            samples[position] = Gaps.Filled(frames * Signals[position].SamplesPerFrame);
        }
    }
}
