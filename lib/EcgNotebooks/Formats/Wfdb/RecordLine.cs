namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Parses the record line: name[/segments] signals [rate[/counter[(base)]] [samples [time [date]]]].</summary>
internal static class RecordLine
{
    /// <summary>A limit above the number of samples of any recording, which keeps every byte count far from overflow.</summary>
    public const long MaxSamples = 1_000_000_000_000;

    private const int MaxSignals = 1_000_000;

    /// <summary>Parses the line; the number of segments is null for a record without segments.</summary>
    public static (WfdbHeader Header, int? SegmentCount) Parse(ref HeaderLine line)
    {
        var name = line.Required("record name");
        int? segments = null;
        if (name.IndexOf('/') is >= 0 and var slash)
        {
            segments = (int)line.Count(name[(slash + 1)..], "number of segments", MaxSignals);
            if (segments == 0)
            {
                throw line.Malformed("the number of segments is 0.");
            }

            name = name[..slash];
        }

        var header = new WfdbHeader
        {
            RecordName = name.ToString(),
            SignalCount = (int)line.Count(line.Required("number of signals"), "number of signals", MaxSignals),
        };
        return (Optional(header, ref line), segments);
    }

    private static WfdbHeader Optional(WfdbHeader header, ref HeaderLine line)
    {
        if (line.TryNext(out var rate))
        {
            header = WithRate(header, rate, in line);
        }

        if (line.TryNext(out var samples) && line.Count(samples, "number of samples", MaxSamples) is > 0 and var count)
        {
            header = header with { SampleCount = count };
        }

        var (time, date) = StartTime.Parse(line.Rest);
        return header with { StartTime = time, StartDate = date };
    }

    private static WfdbHeader WithRate(WfdbHeader header, ReadOnlySpan<char> field, in HeaderLine line)
    {
        var slash = field.IndexOf('/');
        var rate = Positive(slash < 0 ? field : field[..slash], "sampling frequency", in line);
        var counter = slash < 0 ? [] : field[(slash + 1)..];
        var open = counter.IndexOf('(');
        var ticks = open < 0 ? counter : counter[..open];
        return header with
        {
            SamplingRateHz = rate,
            CounterFrequencyHz =
                !ticks.IsEmpty && line.Double(ticks, "counter frequency") is > 0 and var frequency ? frequency : rate,
            BaseCounter = open < 0 ? 0 : line.Double(counter[(open + 1)..].TrimEnd(')'), "base counter value"),
        };
    }

    private static double Positive(ReadOnlySpan<char> field, string name, in HeaderLine line) =>
        line.Double(field, name) is > 0 and var value
            ? value
            : throw line.Malformed($"the {name} '{field}' isn't greater than 0.");
}
