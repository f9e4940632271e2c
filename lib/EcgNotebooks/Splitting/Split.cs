namespace EcgNotebooks.Splitting;

/// <summary>Positions of the training, validation and test rows; no row is in two parts.</summary>
public sealed class Split
{
    private readonly Dictionary<int, Part> _parts;

    /// <summary>Creates a split from the positions of the rows of each part.</summary>
    /// <exception cref="EcgException">A position is negative or occurs twice.</exception>
    public Split(IReadOnlyList<int> train, IReadOnlyList<int> validation, IReadOnlyList<int> test)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(test);
        (Train, Validation, Test) = (train, validation, test);
        _parts = new Dictionary<int, Part>(train.Count + validation.Count + test.Count);
        Add(train, Part.Train);
        Add(validation, Part.Validation);
        Add(test, Part.Test);
    }

    /// <summary>Positions of the training rows.</summary>
    public IReadOnlyList<int> Train { get; }

    /// <summary>Positions of the validation rows.</summary>
    public IReadOnlyList<int> Validation { get; }

    /// <summary>Positions of the test rows.</summary>
    public IReadOnlyList<int> Test { get; }

    /// <summary>Returns the positions of the rows of one part.</summary>
    public IReadOnlyList<int> this[Part part] =>
        part switch
        {
            Part.Train => Train,
            Part.Validation => Validation,
            Part.Test => Test,
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Not a part."),
        };

    /// <summary>Reads a split from a CSV file written by <see cref="Write"/>, and keeps the order of the rows in each part.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="rows">Number of rows of the table that is split.</param>
    /// <exception cref="Formats.Csv.TableException">The file is missing, or a row is out of range or occurs twice.</exception>
    public static Split Read(string path, int rows) => SplitCsv.Read(path, rows);

    /// <summary>Returns the part that a row belongs to; null if it belongs to none.</summary>
    public Part? PartOf(int row) => _parts.TryGetValue(row, out var part) ? part : null;

    /// <summary>Writes the split as a CSV file with the columns row and part: training, validation, then test rows, each in the order of the split.</summary>
    /// <exception cref="EcgException">The file can't be written.</exception>
    public void Write(string path) => SplitCsv.Write(path, this);

    private void Add(IReadOnlyList<int> rows, Part part)
    {
        foreach (var row in rows)
        {
            if (row < 0 || !_parts.TryAdd(row, part))
            {
                throw new EcgException(
                    $"Row {row} of the {part} part is negative or already in the split.",
                    "Use positions from 0, each once."
                );
            }
        }
    }
}
