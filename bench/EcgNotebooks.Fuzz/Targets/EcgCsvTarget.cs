using System.Globalization;
using System.Text;
using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Signals;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Tests the reader of CSV recordings and their conversion to a network's input, as in <c>ecg predict</c>.</summary>
internal sealed class EcgCsvTarget : ITarget
{
    private const string Name1 = "timed.csv";

    public string Name => "ecg-csv";

    public string About => "recordings as CSV, resampled and converted to a network's input";

    public int Share => 20;

    public IReadOnlyList<string> Words { get; } =
    [
        "time",
        "time (ms)",
        "time_us",
        "time in min",
        "time (fortnights)",
        "t",
        "t [h]",
        "I (uV)",
        "I [mV]",
        "I (nV)",
        "I (mmHg)",
        "Lead I",
        "AVR",
        "nan",
        "inf",
        "1e400",
        "1e-320",
        "-0",
        ",",
        "\"",
        "I,I",
        "I,Lead I",
        "\n\n",
        "\r\n\r\n",
        "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n",
    ];

    public IReadOnlyList<Sample> Samples(string data) =>
        [
            Sample.Of((Name1, Text("time,I,II", 12, 360, 1, 1))),
            Sample.Of((Name1, Text("t (ms),I (uV)", 9.6, 100, 1000, 1000))),
            Sample.Of((Name1, Text("time (min),Lead I", 10, 128, 1 / 60.0, 1))),
            Sample.Of((Name1, Text("I,note", 10, 250, null, 1))),
            Sample.Of((Name1, Text("I", 10, 250, null, 1, blankEvery: 100))),
        ];

    public void Read(string folder)
    {
        var path = Path.Combine(folder, Name1);
        double? rateOfFile = null;
        Attempts.All(
            () => rateOfFile = Checked(EcgCsv.Read(path)).SamplingRateHz,
            () => Checked(EcgCsv.Read(path, [Lead.I], 500)),
            () => Fit(path, null),
            () => Fit(path, 250)
        );
        if (rateOfFile is { } rate)
        {
            Attempts.All(() =>
                InvariantException.ThrowUnless(
                    EcgCsv.Read(path, null, 500).SamplingRateHz == rate,
                    "the given sampling rate took precedence over a column of times"
                )
            );
        }
    }

    private static void Fit(string path, double? rate)
    {
        var options = new SignalOptions();
        var fitting = new RecordingFitting(options, new RecordingLimits());
        var record = fitting.Fit(RecordingExcerpt.Read(path, [Lead.I], fitting.Seconds, rate));
        InvariantException.ThrowUnless(
            record.SampleCount == options.Samples,
            "the length differs from the network's input"
        );
        InvariantException.ThrowUnless(record.Signals[0].Samples.All(double.IsFinite), "a sample isn't finite");
        InvariantException.ThrowUnless(record.Signals[0].Unit == "mV", "the unit isn't mV");
        InvariantException.ThrowUnless(
            new SignalReader(options).Prepare(record).All(sample => Math.Abs(sample) <= 300),
            "a voltage is outside the range of an ECG"
        );
    }

    private static EcgRecord Checked(EcgRecord record)
    {
        InvariantException.ThrowUnless(
            double.IsFinite(record.SamplingRateHz) && record.SamplingRateHz > 0,
            "the sampling rate isn't above 0"
        );
        CheckLengths(record);
        return record;
    }

    private static void CheckLengths(EcgRecord record) =>
        InvariantException.ThrowUnless(
            record.Signals.All(signal => signal.Samples.Length == record.SampleCount),
            "signals differ in length"
        );

    // If perSecond is null, there is no column of times; after every blankEvery samples there is a blank line.
    private static byte[] Text(
        string header,
        double seconds,
        int rate,
        double? perSecond,
        double perMillivolt,
        int blankEvery = int.MaxValue
    )
    {
        var leads = header.Split(',').Length - (perSecond is null ? 0 : 1);
        var text = new StringBuilder(header).Append('\n');
        for (var i = 0; i < seconds * rate; i++)
        {
            var values = Enumerable.Range(1, leads).Select(c => perMillivolt * Math.Round(Math.Sin(i / 20.0 + c), 3));
            var row = perSecond is { } scale ? values.Prepend(scale * i / rate) : values;
            text.Append(i % blankEvery == blankEvery - 1 ? "\n" : "")
                .AppendJoin(',', row.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))
                .Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
