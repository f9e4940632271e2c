using System.Globalization;

namespace EcgNotebooks.Datasets;

/// <summary>A recording as CSV: a header with the leads' names, a row for each sample.</summary>
/// <remarks>
/// Columns are separated by commas and numbers written with a point. A column is in mV unless its name says otherwise:
/// <c>I (uV)</c>, also with brackets. An empty field or NaN is a gap. Samples are equally spaced, at a rate that the caller
/// knows or that a column <c>time</c> or <c>t</c> tells, in seconds unless its name says <c>(ms)</c>.
/// </remarks>
public static class EcgCsv
{
    /// <summary>Whether a file's name is one of a CSV file.</summary>
    public static bool IsCsv(string path) =>
        System.IO.Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the given leads in their order, or all columns that are leads.</summary>
    /// <param name="path">The file.</param>
    /// <param name="leads">The leads; all where null.</param>
    /// <param name="samplingRateHz">Samples per second; where null the file's column of times tells it.</param>
    /// <exception cref="TableException">The file is missing or damaged, or a field isn't a number.</exception>
    /// <exception cref="EcgException">A lead is missing, or nothing tells the sampling rate.</exception>
    public static EcgRecord Read(string path, IReadOnlyList<Lead>? leads = null, double? samplingRateHz = null)
    {
        if (samplingRateHz is { } rate)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        }

        using var records = CsvRecords.Open(path);
        var columns = records.Columns.Names.Select((name, i) => EcgCsvColumn.Parse(name, i)).ToList();
        var wanted = Wanted(path, columns, leads);
        var time = samplingRateHz is null ? columns.Find(column => column.IsTime) : null;
        if (samplingRateHz is null && time is null)
        {
            throw new EcgException(
                $"{path}: nothing tells the sampling rate.",
                "Say it (--rate HZ), or add a column 'time' in seconds."
            );
        }

        var values = Values(records, time is null ? wanted : [.. wanted, time]);
        var spacing = samplingRateHz ?? SampleTimes.Rate(path, values[^1], time!.Factor);
        var signals = wanted.Select((column, i) => new EcgSignal(column.Name, column.Unit, values[i]));
        return new EcgRecord(path, spacing, [.. signals]);
    }

    private static List<EcgCsvColumn> Wanted(string path, List<EcgCsvColumn> columns, IReadOnlyList<Lead>? leads) =>
        leads is null
            ? [.. columns.Where(column => column.Lead is not null)]
            :
            [
                .. leads.Select(lead =>
                    columns.Find(column => column.Lead == lead)
                    ?? throw new EcgException(
                        $"{path}: no lead {lead} among the columns {string.Join(", ", columns.Select(c => c.Name))}.",
                        $"Name the column of lead {lead} in the header, with commas between columns."
                    )
                ),
            ];

    private static double[][] Values(CsvRecords records, List<EcgCsvColumn> columns)
    {
        var fields = new CsvFields(records);
        var values = columns.ConvertAll(_ => new List<double>());
        while (records.Read())
        {
            for (var i = 0; i < columns.Count; i++)
            {
                values[i].Add(Value(records, fields, columns[i].Position));
            }
        }

        return [.. values.Select(list => list.ToArray())];
    }

    private static double Value(CsvRecords records, CsvFields fields, int column)
    {
        var field = records[column].Trim();
        return field.IsEmpty ? double.NaN
            : double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
            : throw fields.Unexpected(column, "a number or nothing");
    }
}
