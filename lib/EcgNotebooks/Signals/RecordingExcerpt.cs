using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Formats.Wfdb;

namespace EcgNotebooks.Signals;

/// <summary>The first seconds of a recording, unchanged.</summary>
/// <param name="Name">Name of the recording in messages.</param>
/// <param name="Parts">The requested leads, grouped by sampling rate.</param>
/// <param name="Seconds">Duration of the whole recording in seconds.</param>
internal sealed record RecordingExcerpt(string Name, IReadOnlyList<EcgRecord> Parts, double Seconds)
{
    /// <summary>Notes of the reader, such as a checksum that didn't match.</summary>
    public IEnumerable<string> Notes => Parts.SelectMany(part => part.Notes);

    // Seconds read in addition, because the resampling filter looks beyond the last sample.
    private const double Margin = 1;

    /// <summary>Takes leads of a recording that is in memory.</summary>
    /// <exception cref="EcgException">The recording lacks a lead.</exception>
    public static RecordingExcerpt Of(EcgRecord record, IReadOnlyList<Lead> leads) =>
        new(record.Name, [record with { Signals = [.. leads.Select(lead => record[lead])] }], record.DurationSeconds);

    /// <summary>Reads the first seconds of a CSV file (by its name) or of a WFDB record.</summary>
    /// <param name="path">The file or record.</param>
    /// <param name="leads">The leads to read.</param>
    /// <param name="seconds">Seconds to read from the first sample; one more is read.</param>
    /// <param name="csvRateHz">Sampling rate of a CSV file without a column of times.</param>
    /// <param name="verify">Whether checksums and lengths that contradict a WFDB header are errors; otherwise they are noted.</param>
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
