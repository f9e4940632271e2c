namespace EcgNotebooks.Formats.Wfdb;

/// <summary>One segment of a multi-segment record.</summary>
/// <param name="RecordName">The name of the segment's own record; '~' marks a gap.</param>
/// <param name="SampleCount">Number of frames in the segment.</param>
/// <param name="Line">The line of the record's header, counted from 1.</param>
internal sealed record WfdbSegment(string RecordName, long SampleCount, int Line)
{
    /// <summary>Whether the segment is a gap, in which no signal has samples.</summary>
    public bool IsGap => RecordName == "~";
}
