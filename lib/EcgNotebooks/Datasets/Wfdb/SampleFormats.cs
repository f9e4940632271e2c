namespace EcgNotebooks.Datasets.Wfdb;

/// <summary>The storage formats that this reader knows.</summary>
internal static class SampleFormats
{
    private static readonly ISampleFormat[] Known = [new Format16()];

    /// <summary>The format of a signal.</summary>
    /// <exception cref="RecordException">The format isn't known.</exception>
    public static ISampleFormat Of(WfdbSignal signal, string record) =>
        Array.Find(Known, format => format.Code == signal.Format)
        ?? throw RecordException.Unsupported(
            record,
            signal.Line,
            $"the storage format {signal.Format}",
            $"Convert the record; known formats: {string.Join(", ", Known.Select(format => format.Code))}."
        );
}
