using System.Globalization;
using System.Text;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Parses a header: its record line, signal or segment lines, and comments.</summary>
internal sealed class HeaderParser(string record)
{
    private static readonly UTF8Encoding _strictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    private readonly List<string> _comments = [];
    private readonly List<WfdbSignal> _signals = [];
    private readonly List<WfdbSegment> _segments = [];
    private readonly HeaderNotes _notes = new();
    private WfdbHeader? _header;
    private int? _segmentCount;

    public WfdbHeader Parse(ReadOnlySpan<byte> bytes)
    {
        var (text, isLatin1) = Decode(bytes);
        if (isLatin1)
        {
            _notes.Add("the header isn't valid UTF-8 and is read as Latin-1");
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
                ParseLine(new HeaderLine(record, number, line, _notes));
            }
        }

        return Complete();
    }

    // According to header(5), lines beyond the announced ones are ignored.
    private void ParseLine(HeaderLine line)
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
            line.Count(line.Required("segment's number of samples"), "number of samples", RecordLine.MaxSamples),
            line.Number
        );
    }

    private WfdbHeader Complete()
    {
        if (_header is null)
        {
            throw RecordException.Malformed(record, null, "the header is empty: it has no record line.");
        }

        CheckCount(_segmentCount ?? 0, _segments.Count, "segments");
        CheckCount(_segmentCount is null ? _header.SignalCount : 0, _signals.Count, "signals");
        return _header with { Signals = _signals, Segments = _segments, Comments = _comments, Notes = _notes.All };
    }

    private void CheckCount(int announced, int found, string what)
    {
        if (announced != found)
        {
            var problem = string.Create(
                CultureInfo.InvariantCulture,
                $"the record line announces {announced} {what}, but {found} lines for them follow."
            );
            throw RecordException.Malformed(record, null, problem);
        }
    }

    // Older programs write the micro sign and names in Latin-1.
    private static (string Text, bool IsLatin1) Decode(ReadOnlySpan<byte> header)
    {
        try
        {
            return (_strictUtf8.GetString(header), false);
        }
        catch (DecoderFallbackException)
        {
            return (Encoding.Latin1.GetString(header), true);
        }
    }
}
