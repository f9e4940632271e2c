using System.Globalization;

namespace EcgNotebooks.Formats.Csv;

/// <summary>Reads recordings from CSV files: a header with the leads' names, then one row per sample.</summary>
/// <remarks>
/// Columns are separated by commas and numbers use a decimal point. A column is in mV unless its name gives another unit, as
/// <c>I (uV)</c> or <c>I [uV]</c> does. An empty field or NaN is a missing sample, and so is a blank line between samples of
/// a file without times. Samples are equally spaced, at a rate that follows from a column <c>time</c> or <c>t</c> or is given
/// by the caller. Times are in seconds unless the column's name gives another unit: <c>time (ms)</c>, also us, ns, min and h.
/// </remarks>
/// <example>
/// <code>
/// var record = EcgCsv.Read("ecg.csv", [Lead.I], samplingRateHz: 250);
/// Console.WriteLine($"{record.SampleCount} samples of lead I");
/// </code>
/// </example>
public static class EcgCsv
{
    // A blank line takes one byte and becomes a sample of every lead; the limit is half an hour at 500 Hz.
    private const int MaxBlankLines = 1 << 20;

    /// <summary>Returns whether the file name has the extension .csv.</summary>
    public static bool IsCsv(string path) =>
        System.IO.Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a recording: the given leads in their order, or all columns that are leads.</summary>
    /// <param name="path">The file.</param>
    /// <param name="leads">The leads; null reads all.</param>
    /// <param name="samplingRateHz">
    /// Samples per second, for a file without a column of times; a column of times takes precedence, which is noted in the recording.
    /// </param>
    /// <exception cref="TableException">The file is missing or damaged, or a field isn't a number.</exception>
    /// <exception cref="EcgException">
    /// A lead is missing or occurs twice, the sampling rate is unknown, or the times aren't equally spaced.
    /// </exception>
    public static EcgRecord Read(string path, IReadOnlyList<Lead>? leads = null, double? samplingRateHz = null)
    {
        if (samplingRateHz is { } positive)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(positive);
        }

        using var records = CsvRecords.Open(path);
        var columns = new EcgCsvColumns(path, records.Columns.Names);
        var wanted = columns.Of(leads);
        if (columns.Time is not { } time)
        {
            var rate = samplingRateHz ?? throw NoRate(path);
            return Record(path, rate, wanted, Values(records, wanted, blankLinesAreSamples: true));
        }

        var values = Values(records, [.. wanted, time], blankLinesAreSamples: false);
        var measured = SampleTimes.Rate(path, values[^1], columns.SecondsPerTime);
        return Record(path, measured, wanted, values) with
        {
            Notes =
                samplingRateHz is { } given && Math.Abs(given / measured - 1) > 1e-6
                    ? [IgnoredRate(time, measured, given)]
                    : [],
        };
    }

    private static EcgRecord Record(string path, double rate, List<EcgCsvColumn> columns, double[][] values) =>
        new(
            path,
            rate,
            [.. columns.Select((column, i) => new EcgSignal(column.Name, column.Unit ?? Millivolts.Name, values[i]))]
        )
        {
            SourcePath = path,
        };

    private static EcgException NoRate(string path) =>
        new($"{path}: the sampling rate is unknown.", "Give it with --rate HZ, or add a column 'time' in seconds.");

    private static string IgnoredRate(EcgCsvColumn time, double measured, double given) =>
        FormattableString.Invariant(
            $"used the sampling rate of the column {time.Header}, {measured} Hz, and ignored the {given} Hz of --rate"
        );

    private static double[][] Values(CsvRecords records, List<EcgCsvColumn> columns, bool blankLinesAreSamples)
    {
        var fields = new CsvFields(records);
        var values = columns.ConvertAll(_ => new List<double>());
        long blank = 0;
        while (records.Read())
        {
            blank += records.BlankLines;
            if (blankLinesAreSamples && records.BlankLines > 0)
            {
                AddGap(values, blank <= MaxBlankLines ? records.BlankLines : throw TooManyBlankLines(records.File));
            }

            for (var i = 0; i < columns.Count; i++)
            {
                values[i].Add(Value(records, fields, columns[i].Position));
            }
        }

        return [.. values.Select(list => list.ToArray())];
    }

    private static void AddGap(List<List<double>> values, int samples)
    {
        foreach (var list in values)
        {
            list.AddRange(Enumerable.Repeat(double.NaN, samples));
        }
    }

    private static EcgException TooManyBlankLines(string file) =>
        new(
            FormattableString.Invariant($"{file}: more than {MaxBlankLines} blank lines between samples."),
            "Remove them, or add a column 'time' with the time of each sample."
        );

    private static double Value(CsvRecords records, CsvFields fields, int column)
    {
        var field = records[column].Trim();
        return MissingValue.Is(field) ? double.NaN
            : double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
            : throw fields.Unexpected(column, "a number or empty");
    }
}
