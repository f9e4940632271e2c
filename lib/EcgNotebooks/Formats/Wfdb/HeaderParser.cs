using System.Globalization;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Takes a header apart: record line, signal or segment lines, comments.</summary>
internal sealed class HeaderParser(string record)
{
    private readonly List<string> _comments = [];
    private readonly List<WfdbSignal> _signals = [];
    private readonly List<WfdbSegment> _segments = [];
    private readonly HeaderNotes _notes = new();
    private WfdbHeader? _header;
    private int? _segmentCount;

    public WfdbHeader Parse(ReadOnlySpan<byte> bytes)
    {
        var (text, isLatin1) = HeaderText.Decode(bytes);
        if (isLatin1)
        {
            _notes.Say("the header isn't in UTF-8 and is read in Latin-1");
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
                _comments.Add(line[1..].ToString());
            }
            else
            {
                Take(new HeaderLine(record, number, line, _notes));
            }
        }

        return Complete();
    }

    // header(5): lines beyond those announced aren't read.
    private void Take(HeaderLine line)
    {
        if (_header is null)
        {
            (_header, _segmentCount) = RecordLine.Parse(ref line);
        }
        else if (_segmentCount is { } announced)
        {
            if (_segments.Count < announced)
            {
                _segments.Add(Segment(ref line));
            }
        }
        else if (_signals.Count < _header.SignalCount)
        {
            _signals.Add(SignalLine.Parse(ref line, _header.RecordName, _signals.Count));
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
        if (_header is null)
        {
            throw RecordException.Malformed(record, null, "the header is empty: no record line.");
        }

        Announced(_segmentCount ?? 0, _segments.Count, "segments");
        Announced(_segmentCount is null ? _header.SignalCount : 0, _signals.Count, "signals");
        return _header with { Signals = _signals, Segments = _segments, Comments = _comments, Notes = _notes.All };
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
