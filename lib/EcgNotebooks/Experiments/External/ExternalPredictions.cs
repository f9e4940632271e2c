using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Formats.NumPy;

namespace EcgNotebooks.Experiments.External;

/// <summary>Predictions made outside of this library, with labels, patients and folds from a dataset's table.</summary>
/// <param name="Predictions">Predictions of the recordings that the recipe selects and labels.</param>
/// <param name="Notes">Notes on the origin of labels and parts and on rows left out, one sentence each.</param>
/// <param name="Missing">Rows of the recipe's split without a prediction.</param>
internal sealed record ExternalPredictions(Predictions Predictions, IReadOnlyList<string> Notes, MissingRows Missing)
{
    /// <summary>
    /// Reads CSV files with ecg_id and probability, or .npy files with a row for each recording of a fold.
    /// </summary>
    /// <param name="files">Paths of the files; all their rows are used.</param>
    /// <param name="data">Dataset whose table labels the predictions.</param>
    /// <param name="recipe">Recipe, which selects and labels the recordings.</param>
    /// <param name="options">The split, and options for arrays.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <exception cref="EcgException">A file can't be read, doesn't fit the table, or leaves no rows.</exception>
    public static ExternalPredictions Read(
        IReadOnlyList<string> files,
        PtbXl data,
        Recipe recipe,
        ExternalOptions options,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(options);
        var recordings = LabelledRecordings.Of(data, recipe, cancellation);
        var rows = Rows(files, recordings, options).ToArray();
        var joined = JoinedPredictions.Of(rows, recordings, recipe, options.Run);
        var notes = new ExternalNotes(rows, joined, recordings, recipe, options.Run is not null);
        return new(joined.Predictions, notes.All(), notes.Missing);
    }

    private static IEnumerable<ExternalRow> Rows(
        IReadOnlyList<string> files,
        LabelledRecordings recordings,
        ExternalOptions options
    )
    {
        string[] arrays = [.. files.Where(NumPyArray.IsIn)];
        if (options.Folds.Count > 0 && options.Folds.Count != arrays.Length)
        {
            throw new EcgException(
                $"{options.Folds.Count} folds are given, but there are {arrays.Length} arrays.",
                "Give one fold for each array, in the order of the files."
            );
        }

        return files.SelectMany(file =>
            Array.IndexOf(arrays, file) is >= 0 and var i
                ? PredictionArray.Read(
                    file,
                    recordings,
                    options.Folds.Count > 0 ? options.Folds[i] : null,
                    options.Class
                )
                : PredictionTable.Read(file, recordings)
        );
    }
}
