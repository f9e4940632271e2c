namespace EcgNotebooks.Formats.Wfdb;

/// <summary>A record of one segment: its signal files.</summary>
/// <param name="record">The record's path without extension.</param>
/// <param name="header">Its header.</param>
internal sealed class OrdinaryRecord(string record, WfdbHeader header) : ISignalSource
{
    public IReadOnlyList<WfdbSignal> Signals => header.Signals;

    public SourceSamples Read(IReadOnlyList<int> places, long atMost, Verification verification)
    {
        // header(5): without a number of samples checksums aren't verified; a 0 then stands for none.
        var checksums = header.SampleCount is null ? null : verification;
        var wanted = places.ToHashSet();
        var samples = new double[Signals.Count][];
        var all = header.SampleCount;
        foreach (var inFile in Files().Where(file => file.Any(signal => wanted.Contains(signal.Place))))
        {
            var frames = ReadFile([.. inFile], wanted, atMost, verification, checksums, samples);
            all ??= frames;
            if (all != frames)
            {
                // Only possible where the header leaves the number of samples to the files' lengths.
                throw RecordException.Malformed(
                    record,
                    1,
                    "no number of samples, and the signal files differ in length."
                );
            }
        }

        FillNullSignals(wanted, Math.Min(all ?? 0, atMost), samples);
        return new SourceSamples([.. places.Select(place => samples[place])], all ?? 0);
    }

    private IEnumerable<IGrouping<string, (int Place, WfdbSignal Signal)>> Files() =>
        Signals
            .Index()
            .Where(signal => signal.Item.Format != SampleFormats.None)
            .GroupBy(signal => signal.Item.FileName, StringComparer.Ordinal);

    private long ReadFile(
        (int Place, WfdbSignal Signal)[] inFile,
        HashSet<int> wanted,
        long atMost,
        Verification lengths,
        Verification? checksums,
        double[][] samples
    )
    {
        var file = new SignalFile(record, [.. inFile.Select(signal => signal.Signal)]);
        // What comes too late by some frames lies so many frames farther on.
        var skew = inFile.Where(signal => wanted.Contains(signal.Place)).Max(signal => signal.Signal.SkewFrames);
        var frames = atMost > long.MaxValue - skew ? long.MaxValue : atMost + skew;
        using var bytes = file.Read(header.SampleCount, frames, lengths);
        for (var i = 0; i < inFile.Length; i++)
        {
            if (wanted.Contains(inFile[i].Place))
            {
                samples[inFile[i].Place] = SignalDecoder.Decode(record, file, i, bytes, atMost, checksums);
            }
        }

        return bytes.AllFrames;
    }

    private void FillNullSignals(HashSet<int> wanted, long frames, double[][] samples)
    {
        var missing = wanted.Where(place => samples[place] is null).ToList();
        Gaps.Check(
            record,
            missing.Aggregate((Int128)0, (sum, place) => sum + (Int128)frames * Signals[place].SamplesPerFrame)
        );
        foreach (var place in missing)
        {
            samples[place] = Gaps.Filled(frames * Signals[place].SamplesPerFrame);
        }
    }
}
