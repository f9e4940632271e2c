using System.Globalization;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Takes a header apart: record line, signal or segment lines, comments.</summary>
internal sealed class HeaderParser(string record)
{
    private readonly List<string> comments = [];
    private readonly List<WfdbSignal> signals = [];
    private readonly List<WfdbSegment> segments = [];
    private readonly HeaderNotes notes = new();
    private WfdbHeader? header;
    private int? segmentCount;

    public WfdbHeader Parse(ReadOnlySpan<byte> bytes)
    {
        var (text, isLatin1) = HeaderText.Decode(bytes);
        if (isLatin1)
        {
            notes.Say("the header isn't in UTF-8 and is read in Latin-1");
        }

        return Parse(text);
    }

    public WfdbHeader Parse(string text)
    {
        var number = 0;
        foreach (var raw in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            var line = raw.Trim(" \t\r\0");
            if (line.IsEmpty)
            {
                continue;
            }

            if (line[0] == '#')
            {
                comments.Add(line[1..].ToString());
            }
            else
            {
                Take(new HeaderLine(record, number, line, notes));
            }
        }

        return Complete();
    }

    // header(5): lines beyond those announced aren't read.
    private void Take(HeaderLine line)
    {
        if (header is null)
        {
            (header, segmentCount) = RecordLine.Parse(ref line);
        }
        else if (segmentCount is { } announced)
        {
            if (segments.Count < announced)
            {
                segments.Add(Segment(ref line));
            }
        }
        else if (signals.Count < header.SignalCount)
        {
            signals.Add(SignalLine.Parse(ref line, header.RecordName, signals.Count));
        }
    }

    private static WfdbSegment Segment(ref HeaderLine line)
    {
        var name = line.Required("segment's record name").ToString();
        return new WfdbSegment(
            name,
            line.Count(line.Required("segment's number of samples"), "number of samples", RecordLine.MostSamples),
            line.Number
        );
    }

    private WfdbHeader Complete()
    {
        if (header is null)
        {
            throw RecordException.Malformed(record, null, "the header is empty: no record line.");
        }

        Announced(segmentCount ?? 0, segments.Count, "segments");
        Announced(segmentCount is null ? header.SignalCount : 0, signals.Count, "signals");
        return header with { Signals = signals, Segments = segments, Comments = comments, Notes = notes.All };
    }

    private void Announced(int announced, int found, string what)
    {
        if (announced != found)
        {
            var problem = string.Create(
                CultureInfo.InvariantCulture,
                $"the record line announces {announced} {what}, but lines for {found} follow."
            );
            throw RecordException.Malformed(record, null, problem);
        }
    }
}
