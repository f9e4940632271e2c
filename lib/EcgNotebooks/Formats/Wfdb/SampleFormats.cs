using System.Collections.Frozen;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>The storage formats that this reader knows.</summary>
internal static class SampleFormats
{
    /// <summary>The format of signals without samples, as layout headers have them.</summary>
    public const int None = 0;

    private static readonly FrozenDictionary<int, ISampleFormat> _known = new ISampleFormat[]
    {
        new SampleFormat<Format8>(),
        new SampleFormat<Format16>(),
        new SampleFormat<Format24>(),
        new SampleFormat<Format32>(),
        new SampleFormat<Format61>(),
        new SampleFormat<Format80>(),
        new SampleFormat<Format160>(),
        new SampleFormat<Format212>(),
        new SampleFormat<Format310>(),
        new SampleFormat<Format311>(),
    }.ToFrozenDictionary(format => format.Code);

    /// <summary>The format of a signal.</summary>
    /// <exception cref="RecordException">The format isn't known.</exception>
    public static ISampleFormat Of(WfdbSignal signal, string record) =>
        _known.TryGetValue(signal.Format, out var format)
            ? format
            : throw RecordException.Unsupported(
                record,
                signal.Line,
                $"the storage format {signal.Format}{Meaning(signal.Format)}",
                $"Convert it to format 16, by wfdb-python's rdrecord and wrsamp or by WFDB's xform; known formats: {Names()}."
            );

    private static string Meaning(int format) => format is 508 or 516 or 524 ? " (compressed by FLAC)" : "";

    private static string Names() => string.Join(", ", _known.Keys.Order());
}
