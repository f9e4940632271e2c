namespace EcgNotebooks.Splitting;

/// <summary>Positions of the rows of each part, in drawn order; no row is in two parts.</summary>
public sealed class Split
{
    private readonly Dictionary<int, Part> _parts;

    /// <summary>Takes the positions of each part.</summary>
    /// <exception cref="EcgException">A position is there twice, or negative.</exception>
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

    /// <summary>Positions of the rows of one part.</summary>
    public IReadOnlyList<int> this[Part part] =>
        part switch
        {
            Part.Train => Train,
            Part.Validation => Validation,
            Part.Test => Test,
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Not a part."),
        };

    /// <summary>Reads a split that <see cref="Write"/> wrote; the order within each part is kept.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="rows">Number of rows of the table that is split.</param>
    /// <exception cref="Formats.Csv.TableException">The file is missing, or a row is unknown or there twice.</exception>
    public static Split Read(string path, int rows) => SplitCsv.Read(path, rows);

    /// <summary>The part of a row; null where it is in none.</summary>
    public Part? PartOf(int row) => _parts.TryGetValue(row, out var part) ? part : null;

    /// <summary>Writes the split as CSV: row, part; train first, then validation, then test, each in drawn order.</summary>
    /// <exception cref="EcgException">The file can't be written.</exception>
    public void Write(string path) => SplitCsv.Write(path, this);

    private void Add(IReadOnlyList<int> rows, Part part)
    {
        foreach (var row in rows)
        {
            if (row < 0 || !_parts.TryAdd(row, part))
            {
                throw new EcgException(
                    $"Row {row} of the {part} part is negative or in the split already.",
                    "Give each row once."
                );
            }
        }
    }
}
