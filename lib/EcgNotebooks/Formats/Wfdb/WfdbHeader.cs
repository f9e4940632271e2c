using EcgNotebooks.Files;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>A WFDB header (.hea) as defined by header(5) of the WFDB Applications Guide.</summary>
internal sealed record WfdbHeader
{
    // Headers have some hundred bytes; the largest known ones, of multi-segment records, have some hundred kilobytes.
    private const long MaxBytes = 16 << 20;

    /// <summary>The record's name as the header writes it.</summary>
    public required string RecordName { get; init; }

    /// <summary>Frames per second, which is the sampling rate of a signal with one sample per frame.</summary>
    public double SamplingRateHz { get; init; } = 250;

    /// <summary>Counter ticks per second; the sampling rate where the header gives none, or none above 0.</summary>
    public double CounterFrequencyHz { get; init; } = 250;

    /// <summary>Counter value of the first sample.</summary>
    public double BaseCounter { get; init; }

    /// <summary>Number of signals that the record line announces.</summary>
    public int SignalCount { get; init; }

    /// <summary>Number of frames; null where the header leaves it to the length of the signal files.</summary>
    public long? SampleCount { get; init; }

    /// <summary>Time of day of the first sample; null where missing or unreadable.</summary>
    /// <remarks>No sample depends on it and headers write it in many ways, so an unreadable time is no error.</remarks>
    public TimeSpan? StartTime { get; init; }

    /// <summary>Date of the first sample; null where missing, not recorded (0/0/0) or unreadable.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>The signals in file order; empty for a multi-segment record.</summary>
    public IReadOnlyList<WfdbSignal> Signals { get; init; } = [];

    /// <summary>The segments of a multi-segment record; empty for other records.</summary>
    internal IReadOnlyList<WfdbSegment> Segments { get; init; } = [];

    /// <summary>The comment lines without their '#'.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>Notes on what was read differently from header(5), one phrase each; empty for most headers.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Reads a header file.</summary>
    /// <param name="path">The record's path, with or without .hea or .dat.</param>
    /// <exception cref="RecordException">The header is missing, unreadable or malformed.</exception>
    public static WfdbHeader Read(string path)
    {
        var record = RecordPath.Of(path);
        return Parse(ReadBytes(record), record);
    }

    /// <summary>Parses a header's text.</summary>
    /// <param name="text">The text, with LF or CRLF as line ends.</param>
    /// <param name="record">The record's path without extension, as messages name it.</param>
    /// <exception cref="RecordException">The header is malformed.</exception>
    public static WfdbHeader Parse(string text, string record)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new HeaderParser(record).Parse(text);
    }

    /// <summary>Parses a header's bytes.</summary>
    /// <exception cref="RecordException">The header is malformed.</exception>
    internal static WfdbHeader Parse(ReadOnlySpan<byte> bytes, string record) => new HeaderParser(record).Parse(bytes);

    /// <summary>Reads the bytes of a record's header.</summary>
    /// <exception cref="RecordException">The header is missing, unreadable or too large.</exception>
    internal static byte[] ReadBytes(string record)
    {
        var file = record + RecordPath.HeaderExtension;
        try
        {
            using var handle = RegularFile.OpenHandle(file);
            var length = handle is null ? 0 : RandomAccess.GetLength(handle);
            if (length > MaxBytes)
            {
                throw RecordException.Malformed(
                    record,
                    null,
                    $"a file of {length} bytes is too large for a WFDB header."
                );
            }

            var bytes = new byte[length];
            var filled = handle is null ? 0 : FileBytes.Fill(handle, bytes, 0);
            return bytes[..filled];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw RecordException.MissingHeader(record);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw RecordException.Unreadable(record, file, e);
        }
    }
}
