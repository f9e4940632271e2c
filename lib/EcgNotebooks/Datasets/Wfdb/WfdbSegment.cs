namespace EcgNotebooks.Datasets.Wfdb;

/// <summary>One segment of a multi-segment record.</summary>
/// <param name="RecordName">The segment's own record; '~' marks a gap.</param>
/// <param name="SampleCount">Samples per signal in the segment.</param>
/// <param name="Line">The header's line, counted from 1.</param>
public sealed record WfdbSegment(string RecordName, long SampleCount, int Line);
