using System.Collections;
using System.Globalization;

namespace EcgNotebooks.Evaluation;

/// <summary>A network's probabilities for the rows of a split: the only input of the evaluation and its figures.</summary>
/// <example>
/// <code>
/// var predictions = Predictions.Read("runs/first/cnn/predictions.csv");
/// var test = predictions.Of(Part.Test);
/// Console.WriteLine($"{test.Count} test rows, ROC AUC {test.Roc().Auc}");
/// </code>
/// </example>
public sealed class Predictions : IReadOnlyList<Prediction>
{
    private readonly Prediction[] _rows;

    /// <summary>Creates predictions from rows, keeping their order.</summary>
    /// <exception cref="EcgException">A probability isn't a number from 0 to 1.</exception>
    public Predictions(IEnumerable<Prediction> rows)
    {
        _rows = [.. rows];
        foreach (var row in _rows)
        {
            if (!(row.Probability is >= 0 and <= 1))
            {
                throw new EcgException(
                    $"Recording {row.EcgId} has a probability of {row.Probability.ToString(CultureInfo.InvariantCulture)}.",
                    "The network may have diverged: train it again with a lower learning rate."
                );
            }
        }
    }

    /// <summary>Number of rows.</summary>
    public int Count => _rows.Length;

    /// <summary>The row at a position.</summary>
    public Prediction this[int index] => _rows[index];

    /// <summary>Returns the rows of one part, in order.</summary>
    public Predictions Of(Part part) => new(_rows.Where(row => row.Part == part));

    /// <summary>Returns the labels and probabilities of all rows.</summary>
    /// <exception cref="EcgException">There are no rows.</exception>
    public ScoredLabels ToScoredLabels() =>
        new(_rows.Select(row => row.Label == Diagnosis.Imi), _rows.Select(row => row.Probability));

    /// <summary>Computes the ROC curve of all rows.</summary>
    /// <exception cref="EcgException">There are no rows.</exception>
    public RocCurve Roc() => RocCurve.From(ToScoredLabels());

    /// <summary>Reads predictions from a CSV file that <see cref="Write"/> wrote.</summary>
    /// <exception cref="PredictionsException">The file can't be read, or one of its lines is invalid.</exception>
    public static Predictions Read(string path) => new(PredictionsFile.Read(path));

    /// <summary>
    /// Writes a CSV file from which every probability is read back exactly; labels are 0 and 1, parts are in lower
    /// case.
    /// </summary>
    /// <exception cref="EcgException">The folder can't be written.</exception>
    public void Write(string path) => PredictionsFile.Write(path, _rows);

    /// <summary>Enumerates the rows in order.</summary>
    public IEnumerator<Prediction> GetEnumerator() => ((IEnumerable<Prediction>)_rows).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
