namespace EcgNotebooks.Formats.Csv;

/// <summary>The header of a CSV file: names in file order and their positions.</summary>
internal sealed class CsvColumns
{
    private readonly string _file;
    private readonly int _line;
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    /// <summary>Takes the names of the header.</summary>
    /// <exception cref="TableException">A name occurs twice.</exception>
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

    /// <summary>Position of a column that may be absent; -1 where it is.</summary>
    public int Find(string name) => _positions.GetValueOrDefault(name, -1);

    /// <summary>Position of a column that must be there.</summary>
    /// <exception cref="TableException">The header doesn't name it.</exception>
    public int Require(string name) =>
        _positions.TryGetValue(name, out var position)
            ? position
            : throw TableException.MissingColumn(_file, _line, name, Names);
}
