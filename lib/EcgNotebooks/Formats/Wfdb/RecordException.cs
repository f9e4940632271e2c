using System.Globalization;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Thrown for a WFDB record that can't be read; holds the cause as data.</summary>
public sealed class RecordException : EcgException
{
    private const string NoVerifyHint =
        "If only the header is wrong, 'ecg predict' and 'ecg plot' can read the recording with --no-verify.";

    private RecordException(
        RecordFault fault,
        string record,
        int? line,
        string problem,
        string remedy,
        Exception? cause = null
    )
        : base($"{Location(record, line)}: {problem}", remedy, cause)
    {
        Fault = fault;
        Record = record;
        Line = line;
    }

    /// <summary>The kind of the error.</summary>
    internal RecordFault Fault { get; }

    /// <summary>The record's path without extension.</summary>
    public string Record { get; }

    /// <summary>The header line that the error is about, counted from 1; null where it is about no line.</summary>
    public int? Line { get; }

    internal static RecordException MissingHeader(string record) =>
        File.Exists(record)
            ? new(
                RecordFault.MissingHeader,
                record,
                null,
                $"{Path.GetFileName(record)} is a file, but not one of a WFDB record.",
                "Give the path of a WFDB record without extension, or its .hea or .dat file."
            )
            : new(
                RecordFault.MissingHeader,
                record,
                null,
                $"the header file {Path.GetFileName(record)}.hea doesn't exist.",
                "Check the path (a record's name has no extension), and check that the recording was downloaded."
            );

    internal static RecordException Malformed(string record, int? line, string problem) =>
        new(
            RecordFault.MalformedHeader,
            record,
            line,
            problem,
            "Compare the line with the WFDB header(5) format, or download the recording again."
        );

    internal static RecordException MissingSignalFile(string record, int line, string file) =>
        new(
            RecordFault.MissingSignalFile,
            record,
            line,
            $"the signal file {file} doesn't exist.",
            "Download the recording again; header and signal files belong in one folder."
        );

    internal static RecordException Truncated(string record, int line, string file, long expected, long found) =>
        new(
            RecordFault.Truncated,
            record,
            line,
            $"{file} is truncated: expected {Bytes(expected)}, found {Bytes(found)}.",
            "Download the recording again."
        );

    internal static RecordException TooLong(string record, int line, string file, long expected, long found) =>
        new(
            RecordFault.TooLong,
            record,
            line,
            $"{file} is longer than its header says: expected {Bytes(expected)}, found {Bytes(found)}.",
            $"Download the header and the signal file again. {NoVerifyHint}"
        );

    internal static RecordException WrongChecksum(string record, int line, string signal, int expected, int found) =>
        new(
            RecordFault.WrongChecksum,
            record,
            line,
            $"the samples of signal {signal} have the checksum {Unsigned(found)}, but the header says {Unsigned(expected)}.",
            $"The recording is damaged, or its header was never completed: download it again. {NoVerifyHint}"
        );

    internal static RecordException MissingLead(string record, Lead lead, IEnumerable<string> signals) =>
        new(
            RecordFault.MissingLead,
            record,
            null,
            $"the lead {lead} isn't among {string.Join(", ", signals)}.",
            $"Use a recording that contains lead {lead}, or choose another lead."
        );

    internal static RecordException LeadTwice(string record, Lead lead, IEnumerable<string> signals) =>
        new(
            RecordFault.LeadTwice,
            record,
            null,
            $"several signals are named as lead {lead}: {string.Join(", ", signals)}.",
            "Use a recording that contains each lead once, or rename the others in its header."
        );

    internal static RecordException SeveralRates(string record, WfdbSignal one, WfdbSignal other) =>
        Unsupported(
            record,
            other.Line,
            $"reading signals of several sampling rates together ({one.Description} has {one.SamplesPerFrame} samples per frame, {other.Description} {other.SamplesPerFrame})",
            "Choose leads with one sampling rate, or use ReadByRate."
        );

    internal static RecordException Unsupported(string record, int? line, string what, string supported) =>
        new(RecordFault.Unsupported, record, line, $"{what} isn't supported.", supported);

    internal static RecordException EscapingName(string record, int line, string name, string reason) =>
        new(
            RecordFault.EscapingName,
            record,
            line,
            $"the file name '{name}' {reason}; a header may name only files in its own folder or its subfolders.",
            "Don't trust this header; download the recording again."
        );

    internal static RecordException Unreadable(string record, string file, Exception cause) =>
        new(
            RecordFault.Unreadable,
            record,
            null,
            $"{Path.GetFileName(file)} can't be read ({cause.Message})",
            "Check the file's permissions and the disk.",
            cause
        );

    private static string Location(string record, int? line) =>
        line is null ? record : string.Create(CultureInfo.InvariantCulture, $"{record}.hea, line {line}");

    private static string Bytes(long count) => count.ToString(CultureInfo.InvariantCulture) + " bytes";

    // Headers write checksums signed or unsigned; PTB-XL's are unsigned.
    private static string Unsigned(int checksum) => ((ushort)checksum).ToString(CultureInfo.InvariantCulture);
}
