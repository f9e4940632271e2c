using System.Buffers;

namespace EcgNotebooks.Datasets.Wfdb;

/// <summary>Reads WFDB records into physical units.</summary>
public static class WfdbRecord
{
    /// <summary>Reads the given leads of a record in their order, without decoding others, or all its signals.</summary>
    /// <param name="path">The record's path: without extension, its .hea or its .dat.</param>
    /// <param name="leads">The leads, found by the signals' descriptions in upper or lower case; all signals where null.</param>
    /// <param name="verify">Whether checksums and excess length are errors; a file too short always is one.</param>
    /// <returns>Signals in the header's units, NaN where a sample is marked as invalid.</returns>
    /// <exception cref="RecordException">The record or a lead is missing, damaged or of an unsupported format.</exception>
    public static EcgRecord Read(string path, IReadOnlyList<Lead>? leads = null, bool verify = true)
    {
        var record = RecordPath.Of(path);
        var header = SingleSegment(record);
        int[] wanted = leads is null
            ? [.. Enumerable.Range(0, header.Signals.Count)]
            : [.. leads.Select(lead => Place(record, header, lead))];
        var signals = new EcgSignal[wanted.Length];
        foreach (var (file, places) in Files(record, header).Where(f => f.Places.Intersect(wanted).Any()))
        {
            using var bytes = file.Read(header.SampleCount, int.MaxValue, verify);
            for (var i = 0; i < wanted.Length; i++)
            {
                if (places.IndexOf(wanted[i]) is >= 0 and var place)
                {
                    signals[i] = Decode(record, file, place, bytes, verify);
                }
            }
        }

        return SameLength(record, new EcgRecord(header.RecordName, header.SamplingRateHz, signals));
    }

    /// <summary>Reads one lead without decoding the others.</summary>
    /// <param name="path">The record's path: without extension, its .hea or its .dat.</param>
    /// <param name="lead">The lead, found by the signals' descriptions in upper or lower case.</param>
    /// <param name="maxSamples">Stop after so many samples; a checksum covers the whole signal and isn't verified for a part.</param>
    /// <param name="verify">Whether the lead's checksum and excess length are errors; a file too short always is one.</param>
    /// <exception cref="RecordException">The record or the lead is missing, damaged or of an unsupported format.</exception>
    public static EcgSignal ReadLead(string path, Lead lead, int? maxSamples = null, bool verify = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxSamples ?? 0);
        var record = RecordPath.Of(path);
        var header = SingleSegment(record);
        var wanted = header.Signals[Place(record, header, lead)];
        var inFile = header.Signals.Where(signal => signal.FileName == wanted.FileName).ToList();
        var file = new SignalFile(record, inFile);
        using var bytes = file.Read(header.SampleCount, maxSamples ?? int.MaxValue, verify);
        return Decode(record, file, inFile.IndexOf(wanted), bytes, verify);
    }

    private static int Place(string record, WfdbHeader header, Lead lead)
    {
        var places = Enumerable
            .Range(0, header.Signals.Count)
            .Where(i => Is(header.Signals[i], lead))
            .Take(1)
            .ToArray();
        return places is [var place]
            ? place
            : throw RecordException.MissingLead(record, lead, header.Signals.Select(signal => signal.Description));
    }

    private static bool Is(WfdbSignal signal, Lead lead) =>
        Lead.TryParse(signal.Description, out var found) && found == lead;

    private static WfdbHeader SingleSegment(string record)
    {
        var header = WfdbHeader.Read(record);
        return header.Segments.Count == 0
            ? header
            : throw RecordException.Unsupported(record, null, "a multi-segment record", "Read its segments instead.");
    }

    private static IEnumerable<(SignalFile File, List<int> Places)> Files(string record, WfdbHeader header) =>
        Enumerable
            .Range(0, header.Signals.Count)
            .GroupBy(i => header.Signals[i].FileName)
            .Select(group => (new SignalFile(record, [.. group.Select(i => header.Signals[i])]), group.ToList()));

    private static EcgSignal Decode(string record, SignalFile file, int place, in SignalBytes bytes, bool verify)
    {
        var signal = file.Signals[place];
        var digital = ArrayPool<int>.Shared.Rent(bytes.Samples);
        try
        {
            var samples = digital.AsSpan(0, bytes.Samples);
            file.Format.Decode(bytes.Bytes, place, file.Signals.Count, signal.InitialValue, samples);
            if (verify && bytes.Whole)
            {
                Verify(record, signal, samples);
            }

            return Physical(signal, samples, file.Format.InvalidSample);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(digital);
        }
    }

    private static void Verify(string record, WfdbSignal signal, ReadOnlySpan<int> samples)
    {
        var found = DigitalSamples.Checksum(samples);
        if (signal.Checksum is { } expected && (ushort)expected != found)
        {
            throw RecordException.WrongChecksum(record, signal.Line, signal.Description, expected, found);
        }
    }

    private static EcgSignal Physical(WfdbSignal signal, ReadOnlySpan<int> samples, int? invalid)
    {
        var physical = GC.AllocateUninitializedArray<double>(samples.Length);
        var skew = Math.Min(signal.Skew, samples.Length);
        DigitalSamples.ToPhysical(samples[skew..], signal, invalid, physical);
        physical.AsSpan(samples.Length - skew).Fill(double.NaN);
        return new EcgSignal(signal.Description, signal.Unit, physical);
    }

    // Only possible where the header leaves the number of samples to the files' lengths.
    private static EcgRecord SameLength(string record, EcgRecord read) =>
        read.Signals.All(signal => signal.Samples.Length == read.SampleCount)
            ? read
            : throw RecordException.Malformed(
                record,
                1,
                "no number of samples, and the signal files differ in length."
            );
}
