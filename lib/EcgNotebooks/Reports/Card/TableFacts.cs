using System.Globalization;
using EcgNotebooks.Formats.Csv;

namespace EcgNotebooks.Reports.Card;

/// <summary>Counts in a table of a run.</summary>
internal sealed class TableFacts
{
    private readonly string _file;
    private readonly IReadOnlyList<string> _columns;
    private readonly List<string[]> _rows;

    private TableFacts(string file, IReadOnlyList<string> columns, List<string[]> rows) =>
        (_file, _columns, _rows) = (file, columns, rows);

    /// <summary>Reads a table.</summary>
    /// <exception cref="TableException">The file is missing or damaged.</exception>
    public static TableFacts Read(string path, string file)
    {
        using var records = CsvRecords.Open(path);
        var count = records.Columns.Names.Count;
        var rows = new List<string[]>();
        while (records.Read())
        {
            rows.Add([.. Enumerable.Range(0, count).Select(i => records[i].ToString())]);
        }

        return new(file, records.Columns.Names, rows);
    }

    /// <summary>Returns the number of rows with the given values.</summary>
    public Fact Rows(params (string Column, string Value)[] where) => Count($"rows{With(where)}", Where(where).Count());

    /// <summary>Returns the number of different values in a column.</summary>
    public Fact Different(string column, params (string Column, string Value)[] where) =>
        Count($"different {column}{With(where)}", Values(column, where).Distinct(StringComparer.Ordinal).Count());

    /// <summary>Returns the number of rows without a value in a column.</summary>
    public Fact Without(string column) => Count($"rows without {column}", _rows.Count - Values(column, []).Count());

    /// <summary>Returns the smallest or the largest text of a column.</summary>
    public Fact Extreme(string column, bool largest)
    {
        var values = Values(column, []).Order(StringComparer.Ordinal).ToArray();
        var field = $"{(largest ? "largest" : "smallest")} {column}";
        return values.Length == 0
            ? Fact.None($"No row of {_file} has a {column}.")
            : Fact.Of(largest ? values[^1] : values[0], new(_file, field, largest ? values[^1] : values[0]));
    }

    /// <summary>Names a column as the source of what is said of it.</summary>
    public Fact Column(string column) =>
        _columns.Contains(column)
            ? Fact.Of(column, new(_file, $"column {column}", column))
            : Fact.None($"{_file} has no column {column}.");

    private IEnumerable<string[]> Where((string Column, string Value)[] where)
    {
        (int Column, string Value)[] wanted = [.. where.Select(w => (Position(w.Column), w.Value))];
        return _rows.Where(row => wanted.All(w => w.Column >= 0 && row[w.Column] == w.Value));
    }

    private IEnumerable<string> Values(string column, (string Column, string Value)[] where) =>
        Position(column) is >= 0 and var position
            ? Where(where).Select(row => row[position]).Where(value => !MissingValue.Is(value))
            : [];

    private int Position(string column) => _columns.ToList().IndexOf(column);

    private Fact Count(string field, int count)
    {
        var text = count.ToString(CultureInfo.InvariantCulture);
        return Fact.Of(text, new(_file, field, text));
    }

    private static string With((string Column, string Value)[] where) =>
        where.Length == 0 ? "" : $" with {string.Join(" and ", where.Select(w => $"{w.Column} = {w.Value}"))}";
}
