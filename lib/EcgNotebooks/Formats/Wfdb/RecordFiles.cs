using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>The bytes of a record's two files: its header, and its signals in format 16.</summary>
internal sealed record RecordFiles(byte[] Header, byte[] Signals)
{
    /// <summary>Encodes signals of equal length.</summary>
    /// <exception cref="EcgException">The signals differ in length, or a name isn't allowed in a header.</exception>
    public static RecordFiles Of(string name, double samplingRateHz, double gain, IReadOnlyList<DigitalSignal> signals)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samplingRateHz);
        var length = signals.Count == 0 ? 0 : signals[0].Samples.Length;
        if (signals.Any(signal => signal.Samples.Length != length))
        {
            throw new EcgException($"{name}: the signals differ in length.", "Cut them to the same length.");
        }

        CheckNames(name, signals);
        return new RecordFiles(EncodeHeader(name, samplingRateHz, gain, length, signals), Encode(signals, length));
    }

    private static void CheckNames(string name, IReadOnlyList<DigitalSignal> signals)
    {
        var fields = signals.Select(signal => signal.Unit).Prepend(name);
        if (
            fields.Any(field => field.Length == 0 || field.Any(char.IsWhiteSpace))
            || signals.Any(signal => signal.Description.AsSpan().IndexOfAny('\r', '\n') >= 0)
        )
        {
            throw new EcgException(
                $"{name}: a record's name and its units must not contain blanks, and a signal's name must not contain line breaks.",
                "Change the names accordingly."
            );
        }
    }

    private static byte[] EncodeHeader(
        string name,
        double samplingRateHz,
        double gain,
        int length,
        IReadOnlyList<DigitalSignal> signals
    )
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{name} {signals.Count} {samplingRateHz} {length}\n");
        foreach (var (description, unit, samples) in signals)
        {
            var initial = samples.Length > 0 ? samples[0] : 0;
            text.Append(CultureInfo.InvariantCulture, $"{name}{RecordPath.SignalExtension} 16 ")
                .Append(CultureInfo.InvariantCulture, $"{AsInPython(gain)}(0)/{unit} 16 0 ")
                .Append(CultureInfo.InvariantCulture, $"{initial} {Checksum(samples)} 0 {description}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // PTB-XL's headers were written by wfdb-python, which formats a gain of 1000 as 1000.0.
    private static string AsInPython(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1e15
            ? value.ToString("F1", CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);

    private static ushort Checksum(short[] samples)
    {
        var sum = 0;
        foreach (var sample in samples)
        {
            sum = unchecked(sum + sample);
        }

        return unchecked((ushort)sum);
    }

    private static byte[] Encode(IReadOnlyList<DigitalSignal> signals, int length)
    {
        var bytes = new byte[checked(2 * length * signals.Count)];
        for (var position = 0; position < signals.Count; position++)
        {
            var samples = signals[position].Samples;
            for (int i = 0, at = 2 * position; i < length; i++, at += 2 * signals.Count)
            {
                BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(at), samples[i]);
            }
        }

        return bytes;
    }
}
