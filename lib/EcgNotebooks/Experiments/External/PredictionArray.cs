using System.Globalization;
using EcgNotebooks.Datasets;
using EcgNotebooks.Formats.NumPy;
using EcgNotebooks.Labels;

namespace EcgNotebooks.Experiments.External;

/// <summary>
/// Reads predictions from a NumPy array with a row for each recording of one fold, in the order of the table.
/// </summary>
/// <remarks>
/// The format is that of the public PTB-XL benchmark (github.com/helme/ecg_ptbxl_benchmarking, N. Strodthoff and others, IEEE
/// JBHI 25:1519, 2021): y_val_pred.npy for fold 9 and y_test_pred.npy for fold 10, of shape (recordings, classes), with the
/// classes in alphabetical order.
/// </remarks>
internal static class PredictionArray
{
    /// <summary>Reads the probabilities of IMI from one array.</summary>
    /// <exception cref="NumPyArrayException">The file doesn't contain a supported array.</exception>
    /// <exception cref="EcgException">The array doesn't fit the table, or its class or fold is unknown.</exception>
    public static IReadOnlyList<ExternalRow> Read(string path, LabelledRecordings recordings, int? fold, int? column)
    {
        var array = NumPyArray.Read(path);
        var rows = recordings.Rows.Where(InFold(path, recordings, fold)).ToArray();
        var columns = array.Shape.Count switch
        {
            1 => 1,
            2 => array.Shape[1],
            _ => throw new EcgException(
                $"{path}: the array has {array.Shape.Count} dimensions.",
                "It must have one row per recording, and either one column or one per class."
            ),
        };
        if (array.Shape[0] != rows.Length)
        {
            throw new EcgException(
                $"{path}: the array has {array.Shape[0]} rows, but the table has {rows.Length} recordings of {Folds(rows)}.",
                "Give the dataset and the fold that were predicted, or a CSV file with ecg_id and probability."
            );
        }

        var chosen = Column(path, recordings.Rows, columns, column);
        return
        [
            .. rows.Select(
                (row, i) => new ExternalRow(row.EcgId, Probability(path, i, array.Values[(int)(i * columns + chosen)]))
            ),
        ];
    }

    private static Func<PtbXlRow, bool> InFold(string path, LabelledRecordings recordings, int? fold)
    {
        if (fold is { } named)
        {
            return row => row.StratFold == named;
        }

        var (name, folds) = (Path.GetFileName(path), recordings.Folds);
        return name.StartsWith("y_test", StringComparison.Ordinal) ? row => row.StratFold == folds.Test
            : name.StartsWith("y_val", StringComparison.Ordinal) ? row => row.StratFold == folds.Validation
            : name.StartsWith("y_train", StringComparison.Ordinal) ? row => folds.Train.Contains(row.StratFold)
            : throw new EcgException($"{path}: the fold of its rows isn't known.", "Give the fold with --fold.");
    }

    private static long Column(string path, IReadOnlyList<PtbXlRow> rows, long columns, int? named)
    {
        if (named is { } column)
        {
            return column < columns
                ? column
                : throw new EcgException(
                    $"{path}: there is no column {column}, only 0 to {columns - 1}.",
                    "Correct --class."
                );
        }

        if (columns == 1)
        {
            return 0;
        }

        string[] statements =
        [
            .. rows.SelectMany(row => row.ScpCodes.Statements.Select(s => s.Code))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        return columns == statements.Length
            ? Array.IndexOf(statements, DiagnosisCode.Imi)
            : throw new EcgException(
                $"{path}: the array has {columns} columns, but the table has {statements.Length} statements.",
                "Give the column of IMI, counted from 0, with --class."
            );
    }

    private static double Probability(string path, int row, double value) =>
        value is >= 0 and <= 1
            ? value
            : throw new EcgException(
                $"{path}: the value in row {row} is {value.ToString(CultureInfo.InvariantCulture)}, which isn't a probability.",
                "Give probabilities from 0 to 1, not logits."
            );

    private static string Folds(PtbXlRow[] rows) =>
        rows.Length == 0
            ? "that fold"
            : $"fold {string.Join(", ", rows.Select(row => row.StratFold).Distinct().Order())}";
}
