using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Signals;

/// <summary>The beginning of a recording, as it stands in its file.</summary>
/// <param name="Name">The recording as messages show it.</param>
/// <param name="Parts">The leads asked for, by sampling rate.</param>
/// <param name="Seconds">Duration of the whole recording.</param>
internal sealed record RecordingExcerpt(string Name, IReadOnlyList<EcgRecord> Parts, double Seconds)
{
    /// <summary>What its reader took otherwise than written.</summary>
    public IEnumerable<string> Notes => Parts.SelectMany(part => part.Notes);

    // As far as a resampling filter looks beyond the last sample, and more.
    private const double Margin = 1;

    /// <summary>Reads a CSV file where the name ends so, else a WFDB record.</summary>
    /// <param name="path">The file or record.</param>
    /// <param name="leads">The leads wanted.</param>
    /// <param name="seconds">The time wanted from the first sample on; a little more is read.</param>
    /// <param name="csvRateHz">Sampling rate of a CSV file without a column of times.</param>
    /// <param name="verify">Whether a WFDB record's checksums and excess length are errors; else they are noted.</param>
    /// <exception cref="EcgException">The recording or a lead is missing, damaged or of an unsupported format.</exception>
    public static RecordingExcerpt Read(
        string path,
        IReadOnlyList<Lead> leads,
        double seconds,
        double? csvRateHz,
        bool verify = true
    )
    {
        if (EcgCsv.IsCsv(path))
        {
            var record = EcgCsv.Read(path, leads, csvRateHz);
            return new RecordingExcerpt(path, [record], record.DurationSeconds);
        }

        var source = new WfdbSource(path);
        var rate = source.Header.SamplingRateHz;
        var frames = (long)Math.Min(long.MaxValue / 2, Math.Ceiling((seconds + Margin) * rate));
        var parts = source.Read(source.Positions(leads), frames, verify, out var all);
        return new RecordingExcerpt(path, parts, all / rate);
    }
}
