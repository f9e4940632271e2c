namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Reads WFDB records into physical units.</summary>
/// <remarks>
/// Reads every record that header(5) and signal(5) of the WFDB Applications Guide describe, of one or many segments, except
/// those compressed with FLAC.
/// </remarks>
/// <example>
/// <code>
/// var record = WfdbRecord.Read("data/demo/records500/00000/00001_hr", [Lead.I, Lead.AVF]);
/// var samples = record[Lead.AVF].Samples; // in the unit of record[Lead.AVF].Unit
/// Console.WriteLine($"{record.SamplingRateHz} Hz, {samples.Length} samples, largest {samples.Max()}");
/// </code>
/// </example>
public static class WfdbRecord
{
    /// <summary>Reads all signals of a record, or the given leads in their order without decoding the others.</summary>
    /// <param name="path">The record's path without extension, or the path of its .hea or .dat file.</param>
    /// <param name="leads">The leads, found by the signals' descriptions in upper or lower case; null reads all signals.</param>
    /// <param name="verify">Whether wrong checksums and excess length are errors; a truncated file always is one.</param>
    /// <returns>Signals in the header's units, NaN where a sample is invalid or a segment lacks the signal.</returns>
    /// <exception cref="RecordException">
    /// The record or a lead is missing or damaged, the format isn't supported, or the signals differ in sampling rate.
    /// </exception>
    public static EcgRecord Read(string path, IReadOnlyList<Lead>? leads = null, bool verify = true)
    {
        var source = new WfdbSource(path);
        var positions = source.Positions(leads);
        if (positions.Length == 0)
        {
            return new EcgRecord(source.Header.RecordName, source.Header.SamplingRateHz, []);
        }

        foreach (var position in positions)
        {
            if (source[position].SamplesPerFrame != source[positions[0]].SamplesPerFrame)
            {
                throw RecordException.SeveralRates(RecordPath.Of(path), source[positions[0]], source[position]);
            }
        }

        return source.Read(positions, long.MaxValue, verify, out _)[0];
    }

    /// <summary>Reads a record whose signals may differ in sampling rate, and returns one recording per rate.</summary>
    /// <param name="path">The record's path without extension, or the path of its .hea or .dat file.</param>
    /// <param name="leads">The leads, found by the signals' descriptions in upper or lower case; null reads all signals.</param>
    /// <param name="verify">Whether wrong checksums and excess length are errors; a truncated file always is one.</param>
    /// <returns>One recording per sampling rate, which is the frames per second times the samples per frame.</returns>
    /// <exception cref="RecordException">The record or a lead is missing or damaged, or the format isn't supported.</exception>
    public static IReadOnlyList<EcgRecord> ReadByRate(
        string path,
        IReadOnlyList<Lead>? leads = null,
        bool verify = true
    )
    {
        var source = new WfdbSource(path);
        return source.Read(source.Positions(leads), long.MaxValue, verify, out _);
    }

    /// <summary>Reads one lead without decoding the others.</summary>
    /// <param name="path">The record's path without extension, or the path of its .hea or .dat file.</param>
    /// <param name="lead">The lead, found by the signals' descriptions in upper or lower case.</param>
    /// <param name="maxSamples">Reads only so many samples; the checksum covers the whole signal and isn't verified for a part.</param>
    /// <param name="verify">Whether a wrong checksum of the lead and excess length are errors; a truncated file always is one.</param>
    /// <exception cref="RecordException">The record or the lead is missing or damaged, or the format isn't supported.</exception>
    public static EcgSignal ReadLead(string path, Lead lead, int? maxSamples = null, bool verify = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxSamples ?? 0);
        var source = new WfdbSource(path);
        var positions = source.Positions([lead]);
        var perFrame = source[positions[0]].SamplesPerFrame;
        var frames = maxSamples is { } most ? ((long)most + perFrame - 1) / perFrame : long.MaxValue;
        var signal = source.Read(positions, frames, verify, out _)[0].Signals[0];
        return maxSamples < signal.Samples.Length
            ? signal with
            {
                Samples = signal.Samples[..maxSamples.Value],
            }
            : signal;
    }
}
