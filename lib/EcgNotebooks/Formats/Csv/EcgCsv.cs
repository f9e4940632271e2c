using System.Globalization;

namespace EcgNotebooks.Formats.Csv;

/// <summary>A recording as CSV: a header with the leads' names, a row for each sample.</summary>
/// <remarks>
/// Columns are separated by commas and numbers written with a point. A column is in mV unless its name says otherwise:
/// <c>I (uV)</c>, also with brackets. An empty field or NaN is a gap, and so is a blank line between samples of a file without
/// times. Samples are equally spaced, at a rate that a column <c>time</c> or <c>t</c> tells, or else the caller. Times are in
/// seconds unless the column's name says otherwise: <c>time (ms)</c>, also us, ns, min and h.
/// </remarks>
public static class EcgCsv
{
    // A blank line takes one byte and makes a sample of every lead: half an hour at 500 Hz is enough of a gap.
    private const int MostBlankLines = 1 << 20;

    /// <summary>Whether a file's name is one of a CSV file.</summary>
    public static bool IsCsv(string path) =>
        System.IO.Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the given leads in their order, or all columns that are leads.</summary>
    /// <param name="path">The file.</param>
    /// <param name="leads">The leads; all where null.</param>
    /// <param name="samplingRateHz">
    /// Samples per second, for a file without a column of times; a column of times wins over it, which the recording's notes say.
    /// </param>
    /// <exception cref="TableException">The file is missing or damaged, or a field isn't a number.</exception>
    /// <exception cref="EcgException">
    /// A lead is missing or there twice, nothing tells the sampling rate, or the times aren't equally spaced.
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
        var told = SampleTimes.Rate(path, values[^1], columns.SecondsPerTime);
        return Record(path, told, wanted, values) with
        {
            Notes =
                samplingRateHz is { } named && Math.Abs(named / told - 1) > 1e-6 ? [Overruled(time, told, named)] : [],
        };
    }

    private static EcgRecord Record(string path, double rate, List<EcgCsvColumn> columns, double[][] values) =>
        new(
            path,
            rate,
            [.. columns.Select((column, i) => new EcgSignal(column.Name, column.Unit ?? Millivolts.Name, values[i]))]
        );

    private static EcgException NoRate(string path) =>
        new($"{path}: nothing tells the sampling rate.", "Say it (--rate HZ), or add a column 'time' in seconds.");

    private static string Overruled(EcgCsvColumn time, double told, double named) =>
        FormattableString.Invariant(
            $"took the sampling rate of the column {time.Header}, {told} Hz, and left aside the {named} Hz of --rate"
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
                AddGap(values, blank <= MostBlankLines ? records.BlankLines : throw TooManyBlankLines(records.File));
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
            FormattableString.Invariant($"{file}: more than {MostBlankLines} blank lines between samples."),
            "Remove them, or add a column 'time' that tells when each sample was taken."
        );

    private static double Value(CsvRecords records, CsvFields fields, int column)
    {
        var field = records[column].Trim();
        return MissingValue.Is(field) ? double.NaN
            : double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
            : throw fields.Unexpected(column, "a number or nothing");
    }
}
