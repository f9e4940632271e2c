using EcgNotebooks.Files;

namespace EcgNotebooks.Formats.Wfdb;

/// <summary>Writes WFDB records in format 16 with headers in the style of PTB-XL's.</summary>
internal static class WfdbWriter
{
    /// <summary>Digital values per physical unit in PTB-XL: one step is 1 uV.</summary>
    public const double PtbXlGain = 1000;

    /// <summary>Writes a record's header and its one signal file.</summary>
    /// <param name="path">The record's path without extension; its last part becomes the record's name.</param>
    /// <param name="record">The signals in physical units; NaN is stored as an invalid sample.</param>
    /// <param name="gain">Digital values per physical unit; samples are rounded to the nearest value, ties to even.</param>
    /// <exception cref="EcgException">
    /// A sample doesn't fit into 16 bits, the signals differ in length, a name contains a line break, or the folder can't be written.
    /// </exception>
    public static void Write(string path, EcgRecord record, double gain = PtbXlGain)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(gain);
        var full = RecordPath.Of(path);
        var signals = record.Signals.Select(signal => Digitise(record.Name, signal, gain)).ToList();
        var files = RecordFiles.Of(Path.GetFileName(full), record.SamplingRateHz, gain, signals);
        AtomicFile.Write(full + RecordPath.SignalExtension, stream => stream.Write(files.Signals));
        // The header is written last: a record exists only with its header, and by then its signals are complete.
        AtomicFile.Write(full + RecordPath.HeaderExtension, stream => stream.Write(files.Header));
    }

    private static DigitalSignal Digitise(string record, EcgSignal signal, double gain)
    {
        var digital = new short[signal.Samples.Length];
        for (var i = 0; i < digital.Length; i++)
        {
            digital[i] = Digitise(signal.Samples[i], gain) ?? throw OutOfRange(record, signal, i, gain);
        }

        return new DigitalSignal(signal.Name, signal.Unit, digital);
    }

    private static short? Digitise(double sample, double gain)
    {
        if (double.IsNaN(sample))
        {
            return short.MinValue;
        }

        var value = Math.Round(sample * gain);
        return value is > short.MinValue and <= short.MaxValue ? (short)value : null;
    }

    private static EcgException OutOfRange(string record, EcgSignal signal, int sample, double gain) =>
        new(
            FormattableString.Invariant(
                $"{record}: sample {sample} of signal {signal.Name}, {signal.Samples[sample]} {signal.Unit}, doesn't fit into 16 bits at a gain of {gain} per {signal.Unit}."
            ),
            "Use a smaller gain."
        );
}
