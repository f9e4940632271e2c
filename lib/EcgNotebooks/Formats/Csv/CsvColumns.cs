namespace EcgNotebooks.Formats.Csv;

/// <summary>The columns of a CSV file: their names in file order and their positions.</summary>
internal sealed class CsvColumns
{
    private readonly string _file;
    private readonly int _line;
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    /// <summary>Creates the columns from the names in the header.</summary>
    /// <exception cref="TableException">A column name occurs twice.</exception>
    public CsvColumns(string file, int line, IReadOnlyList<string> names)
    {
        (_file, _line, Names) = (file, line, names);
        for (var i = 0; i < names.Count; i++)
        {
            if (!_positions.TryAdd(names[i], i))
            {
                throw TableException.DuplicateColumn(file, line, names[i]);
            }
        }
    }

    /// <summary>The names in file order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Returns the position of a column, or -1 where the file doesn't have it.</summary>
    public int Find(string name) => _positions.GetValueOrDefault(name, -1);

    /// <summary>Returns the position of a required column.</summary>
    /// <exception cref="TableException">The file doesn't have the column.</exception>
    public int Require(string name) =>
        _positions.TryGetValue(name, out var position)
            ? position
            : throw TableException.MissingColumn(_file, _line, name, Names);
}
