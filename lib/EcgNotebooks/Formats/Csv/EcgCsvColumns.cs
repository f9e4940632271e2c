namespace EcgNotebooks.Formats.Csv;

/// <summary>The columns of a recording's CSV file: the leads and, if present, the times.</summary>
internal sealed class EcgCsvColumns
{
    private readonly string _file;
    private readonly List<EcgCsvColumn> _columns;

    /// <summary>Creates the columns from the names in the header.</summary>
    /// <exception cref="EcgException">Two columns hold times, or the times are in an unknown unit.</exception>
    public EcgCsvColumns(string file, IReadOnlyList<string> names)
    {
        _file = file;
        _columns = [.. names.Select(EcgCsvColumn.Parse)];
        Time = Single(_columns.FindAll(column => column.IsTime), "times");
        SecondsPerTime = Time?.Unit is { } unit ? TimeUnits.Of(unit) ?? throw UnknownUnit(Time, unit) : (1, 1);
    }

    /// <summary>The column of the samples' times; null where there is none.</summary>
    public EcgCsvColumn? Time { get; }

    /// <summary>Scale of the times: how many time units make a second, and how many seconds one unit takes.</summary>
    public (double PerSecond, double Seconds) SecondsPerTime { get; }

    /// <summary>Returns the columns of the given leads in their order, or of all leads.</summary>
    /// <exception cref="EcgException">A lead has no column, or several.</exception>
    public List<EcgCsvColumn> Of(IReadOnlyList<Lead>? leads) =>
        leads is null
            ? _columns.FindAll(column => column.Lead is { } lead && Of(lead) == column)
            : [.. leads.Select(Of)];

    private EcgCsvColumn Of(Lead lead) =>
        Single(_columns.FindAll(column => column.Lead == lead), $"lead {lead}")
        ?? throw new EcgException(
            $"{_file}: the lead {lead} isn't among the columns {string.Join(", ", _columns.Select(column => column.Name))}.",
            $"Give the column of lead {lead} that name in the header, with commas between columns."
        );

    private EcgCsvColumn? Single(List<EcgCsvColumn> found, string what) =>
        found.Count < 2
            ? found.FirstOrDefault()
            : throw new EcgException(
                $"{_file}: there are {found.Count} columns of {what}: {string.Join(", ", found.Select(column => column.Header))}.",
                "Remove or rename all but one of them."
            );

    private EcgException UnknownUnit(EcgCsvColumn time, string unit) =>
        new(
            $"{_file}: the times of the column {time.Header} are in '{unit}', which isn't a known unit.",
            $"Use one of {TimeUnits.Known}."
        );
}
