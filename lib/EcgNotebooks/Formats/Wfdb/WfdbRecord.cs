namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Reads WFDB records into physical units.</summary>
/// <remarks>
/// Any record that header(5) and signal(5) of the WFDB Applications Guide describe, of one or many segments, except those
/// compressed by FLAC.
/// </remarks>
public static class WfdbRecord
{
    /// <summary>Reads the given leads of a record in their order, without decoding others, or all its signals.</summary>
    /// <param name="path">The record's path: without extension, its .hea or its .dat.</param>
    /// <param name="leads">The leads, found by the signals' descriptions in upper or lower case; all signals where null.</param>
    /// <param name="verify">Whether checksums and excess length are errors; a file too short always is one.</param>
    /// <returns>Signals in the header's units, NaN where a sample is marked as invalid or a segment lacks the signal.</returns>
    /// <exception cref="RecordException">
    /// The record or a lead is missing, damaged or of an unsupported format, or the signals differ in sampling rate.
    /// </exception>
    public static EcgRecord Read(string path, IReadOnlyList<Lead>? leads = null, bool verify = true)
    {
        var source = new WfdbSource(path);
        var places = source.Places(leads);
        if (places.Length == 0)
        {
            return new EcgRecord(source.Header.RecordName, source.Header.SamplingRateHz, []);
        }

        foreach (var place in places)
        {
            if (source[place].SamplesPerFrame != source[places[0]].SamplesPerFrame)
            {
                throw RecordException.SeveralRates(RecordPath.Of(path), source[places[0]], source[place]);
            }
        }

        return source.Read(places, long.MaxValue, verify, out _)[0];
    }

    /// <summary>The same where the signals may differ in sampling rate.</summary>
    /// <param name="path">The record's path: without extension, its .hea or its .dat.</param>
    /// <param name="leads">The leads, found by the signals' descriptions in upper or lower case; all signals where null.</param>
    /// <param name="verify">Whether checksums and excess length are errors; a file too short always is one.</param>
    /// <returns>One recording for each sampling rate, frames per second times samples per frame.</returns>
    /// <exception cref="RecordException">The record or a lead is missing, damaged or of an unsupported format.</exception>
    public static IReadOnlyList<EcgRecord> ReadByRate(
        string path,
        IReadOnlyList<Lead>? leads = null,
        bool verify = true
    )
    {
        var source = new WfdbSource(path);
        return source.Read(source.Places(leads), long.MaxValue, verify, out _);
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
        var source = new WfdbSource(path);
        var places = source.Places([lead]);
        var perFrame = source[places[0]].SamplesPerFrame;
        var frames = maxSamples is { } most ? ((long)most + perFrame - 1) / perFrame : long.MaxValue;
        var signal = source.Read(places, frames, verify, out _)[0].Signals[0];
        return maxSamples < signal.Samples.Length
            ? signal with
            {
                Samples = signal.Samples[..maxSamples.Value],
            }
            : signal;
    }
}
