namespace EcgNotebooks.Datasets.Inspection;

/// <summary>One recording that the table names, at one of the two sampling rates.</summary>
/// <param name="Name">The record name in the table.</param>
/// <param name="SamplingRateHz">The sampling rate that the table's column implies.</param>
internal readonly record struct ListedRecording(string Name, double SamplingRateHz)
{
    private const double LowRateHz = 100;
    private const double HighRateHz = 500;

    /// <summary>Returns both recordings of each row in the table's order: first all at 100 Hz, then all at 500 Hz.</summary>
    public static IReadOnlyList<ListedRecording> Of(PtbXlTable table) =>
        [
            .. table.Rows.Select(row => new ListedRecording(row.FilenameLr, LowRateHz)),
            .. table.Rows.Select(row => new ListedRecording(row.FilenameHr, HighRateHz)),
        ];
}
