using System.Globalization;
using System.Text;
using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Signals;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Recordings as CSV, fitted to a network's input as predict does.</summary>
internal sealed class EcgCsvTarget : ITarget
{
    private const string Name1 = "timed.csv";

    public string Name => "ecg-csv";

    public string About => "recordings as CSV, resampled and fitted to a network's input";

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
        double? told = null;
        Attempts.All(
            () => told = Checked(EcgCsv.Read(path)).SamplingRateHz,
            () => Checked(EcgCsv.Read(path, [Lead.I], 500)),
            () => Fit(path, null),
            () => Fit(path, 250)
        );
        if (told is { } rate)
        {
            Attempts.All(() =>
                BrokenPromiseException.Unless(
                    EcgCsv.Read(path, null, 500).SamplingRateHz == rate,
                    "a rate that is named won over a column of times"
                )
            );
        }
    }

    private static void Fit(string path, double? rate)
    {
        var options = new SignalOptions();
        var fitting = new RecordingFitting(options, new RecordingLimits());
        var record = fitting.Fit(RecordingExcerpt.Read(path, [Lead.I], fitting.Seconds, rate));
        BrokenPromiseException.Unless(record.SampleCount == options.Samples, "another length than the network takes");
        BrokenPromiseException.Unless(record.Signals[0].Samples.All(double.IsFinite), "a sample that is no number");
        BrokenPromiseException.Unless(record.Signals[0].Unit == "mV", "another unit than mV");
        BrokenPromiseException.Unless(
            new SignalReader(options).Prepare(record).All(sample => Math.Abs(sample) <= 300),
            "a voltage that no ECG has"
        );
    }

    private static EcgRecord Checked(EcgRecord record)
    {
        BrokenPromiseException.Unless(
            double.IsFinite(record.SamplingRateHz) && record.SamplingRateHz > 0,
            "the sampling rate isn't above 0"
        );
        CheckLengths(record);
        return record;
    }

    private static void CheckLengths(EcgRecord record) =>
        BrokenPromiseException.Unless(
            record.Signals.All(signal => signal.Samples.Length == record.SampleCount),
            "signals differ in length"
        );

    // Without a number of times per second there is no column of times, and every so many samples a line is blank.
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
