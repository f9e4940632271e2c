using System.Globalization;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>
/// Parses a signal line: file format[xspf][:skew][+offset] [gain[(baseline)][/units] [resolution [zero [initial [checksum
/// [block [description]]]]]]].
/// </summary>
internal static class SignalLine
{
    private const long MaxOffset = 1L << 50;

    public static WfdbSignal Parse(ref HeaderLine line, string record, int index)
    {
        var file = line.Required("signal file's name").ToString();
        var signal = Format(file, line.Required("format"), in line);
        line.TryNext(out var gain);
        signal = signal with
        {
            AdcResolutionBits = line.NextInt("ADC resolution") is > 0 and var bits
                ? bits
                : DefaultResolution(signal.Format),
            AdcZero = line.NextInt("ADC zero") ?? 0,
        };
        signal = Scale(signal, gain, in line);
        return signal with
        {
            InitialValue = line.NextInt("initial value") ?? signal.AdcZero,
            Checksum = Checksum(ref line),
            BlockSize = line.NextInt("block size") ?? 0,
            Description = line.Rest is { IsEmpty: false } text
                ? text.ToString()
                : string.Create(CultureInfo.InvariantCulture, $"record {record}, signal {index}"),
        };
    }

    // The default of header(5) is 12 bits, 10 for difference formats, or fewer where the format holds fewer.
    private static int DefaultResolution(int format) =>
        format switch
        {
            80 or 508 => 8,
            8 or 310 or 311 => 10,
            _ => 12,
        };

    private static WfdbSignal Format(string file, ReadOnlySpan<char> field, in HeaderLine line)
    {
        var end = field.IndexOfAny('x', ':', '+');
        var code = end < 0 ? field : field[..end];
        var signal = new WfdbSignal
        {
            Line = line.Number,
            FileName = file,
            Format = (int)line.Count(code, "format", int.MaxValue),
            Description = "",
        };
        while (end >= 0)
        {
            var mark = field[end];
            field = field[(end + 1)..];
            end = field.IndexOfAny('x', ':', '+');
            signal = Modified(signal, mark, end < 0 ? field : field[..end], in line);
        }

        return signal;
    }

    private static WfdbSignal Modified(WfdbSignal signal, char mark, ReadOnlySpan<char> field, in HeaderLine line) =>
        mark switch
        {
            'x' => signal with { SamplesPerFrame = PerFrame(field, in line) },
            ':' => signal with { Skew = (int)line.Count(field, "skew", int.MaxValue) },
            _ => signal with { ByteOffset = line.Count(field, "byte offset", MaxOffset) },
        };

    private static int PerFrame(ReadOnlySpan<char> field, in HeaderLine line) =>
        line.Count(field, "number of samples per frame", short.MaxValue) is > 0 and var count
            ? (int)count
            : throw line.Malformed("the number of samples per frame is 0.");

    private static WfdbSignal Scale(WfdbSignal signal, ReadOnlySpan<char> field, in HeaderLine line)
    {
        if (field.IndexOf('/') is >= 0 and var slash)
        {
            signal = signal with { Unit = slash + 1 < field.Length ? field[(slash + 1)..].ToString() : signal.Unit };
            field = field[..slash];
        }

        var baseline = signal.AdcZero;
        if (field.IndexOf('(') is >= 0 and var open)
        {
            baseline = field[^1] == ')' ? line.Int(field[(open + 1)..^1], "baseline") : throw Unclosed(in line);
            field = field[..open];
        }

        var gain = field.IsEmpty ? 0 : line.Double(field, "gain");
        // According to header(5), a gain of 0 means that the signal isn't calibrated; readers then assume 200.
        return signal with { Gain = gain == 0 ? signal.Gain : gain, Baseline = baseline };
    }

    private static RecordException Unclosed(in HeaderLine line) =>
        line.Malformed("the baseline's closing parenthesis is missing.");

    private static int? Checksum(ref HeaderLine line)
    {
        if (!line.TryNext(out var field))
        {
            return null;
        }

        var sum = line.Long(field, "checksum");
        if (sum is >= short.MinValue and <= ushort.MaxValue)
        {
            return (int)sum;
        }

        line.AddNote($"only the low 16 bits of the checksum {sum} are compared");
        return unchecked((ushort)sum);
    }
}
