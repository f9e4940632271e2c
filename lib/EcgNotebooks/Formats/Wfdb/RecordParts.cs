namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Lists the files of a record other than its header.</summary>
internal static class RecordParts
{
    /// <summary>Returns the full paths of the signal files and, for a multi-segment record, of the segments' headers and signal files.</summary>
    /// <exception cref="RecordException">A segment's header can't be read, or a name leads out of the record's folder.</exception>
    public static IEnumerable<string> Of(string record, WfdbHeader header) =>
        header.Segments.Count == 0 ? SignalFiles(record, header) : Segments(record, header);

    private static IEnumerable<string> SignalFiles(string record, WfdbHeader header) =>
        header
            .Signals.Where(signal => signal.Format != SampleFormat.None)
            .DistinctBy(signal => signal.FileName)
            .Select(signal => RecordPath.Resolve(record, signal.FileName, signal.Line));

    private static IEnumerable<string> Segments(string record, WfdbHeader header)
    {
        foreach (var segment in header.Segments.Where(s => !s.IsGap).DistinctBy(s => s.RecordName))
        {
            var opened = new RecordSegment(record, header, segment);
            yield return opened.Path + RecordPath.HeaderExtension;
            foreach (var file in SignalFiles(opened.Path, opened.Header))
            {
                yield return file;
            }
        }
    }
}
