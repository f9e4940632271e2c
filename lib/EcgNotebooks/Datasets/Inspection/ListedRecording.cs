namespace EcgNotebooks.Datasets.Inspection;

/// <summary>One recording that the table names, at one of the two sampling rates.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="SamplingRateHz">The rate that the column promises.</param>
internal readonly record struct ListedRecording(string Name, double SamplingRateHz)
{
    private const double LowRateHz = 100;
    private const double HighRateHz = 500;

    /// <summary>Both recordings of each row, in the table's order: first all of 100 Hz, then all of 500 Hz.</summary>
    public static IReadOnlyList<ListedRecording> Of(PtbXlTable table) =>
        [
            .. table.Rows.Select(row => new ListedRecording(row.FilenameLr, LowRateHz)),
            .. table.Rows.Select(row => new ListedRecording(row.FilenameHr, HighRateHz)),
        ];
}
