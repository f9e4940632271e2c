using System.Globalization;
using System.Text;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;

namespace EcgNotebooks.Fuzz.Targets;

/// <summary>Recordings as CSV, fitted to a network's input as predict does.</summary>
internal sealed class EcgCsvTarget : ITarget
{
    private const string Name1 = "timed.csv";

    public string Name => "ecg-csv";

    public string About => "recordings as CSV, resampled and fitted to a network's input";

    public int Share => 20;

    public IReadOnlyList<string> Words { get; } =
    ["time (ms)", "t", "I (uV)", "I [mV]", "AVR", "nan", "inf", "1e400", "-0", ",", "\"", "I,I"];

    public IReadOnlyList<Sample> Samples(string data) =>
        [Sample.Of((Name1, Text("time,I,II", 12, 360))), Sample.Of((Name1, Text("t (ms),I (uV)", 9.6, 100)))];

    public void Read(string folder)
    {
        var path = Path.Combine(folder, Name1);
        Attempts.All(
            () => CheckLengths(EcgCsv.Read(path)),
            () => CheckLengths(EcgCsv.Read(path, [Lead.I], 500)),
            () => Fit(path, null),
            () => Fit(path, 250)
        );
    }

    private static void Fit(string path, double? rate)
    {
        var options = new SignalOptions();
        var fitting = new RecordingFitting(options, new RecordingLimits());
        var record = fitting.Fit(RecordingExcerpt.Read(path, [Lead.I], fitting.Seconds, rate));
        BrokenPromiseException.Unless(record.SampleCount == options.Samples, "another length than the network takes");
        BrokenPromiseException.Unless(record.Signals[0].Samples.All(double.IsFinite), "a sample that is no number");
    }

    private static void CheckLengths(EcgRecord record) =>
        BrokenPromiseException.Unless(
            record.Signals.All(signal => signal.Samples.Length == record.SampleCount),
            "signals differ in length"
        );

    private static byte[] Text(string header, double seconds, int rate)
    {
        var columns = header.Split(',').Length;
        var unit = header.Contains("ms", StringComparison.Ordinal) ? 1000 : 1;
        var text = new StringBuilder(header).Append('\n');
        for (var i = 0; i < seconds * rate; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{unit * (double)i / rate:R}");
            for (var c = 1; c < columns; c++)
            {
                text.Append(CultureInfo.InvariantCulture, $",{unit * Math.Round(Math.Sin(i / 20.0 + c), 3)}");
            }

            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
