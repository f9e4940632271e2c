namespace EcgNotebooks.Formats.Wfdb;

/// <summary>One segment of a multi-segment record.</summary>
/// <param name="RecordName">The segment's own record; '~' marks a gap.</param>
/// <param name="SampleCount">Frames in the segment.</param>
/// <param name="Line">The header's line, counted from 1.</param>
internal sealed record WfdbSegment(string RecordName, long SampleCount, int Line)
{
    /// <summary>Whether no signal has samples here.</summary>
    public bool IsGap => RecordName == "~";
}
