using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Formats.NumPy;

namespace EcgNotebooks.Experiments.External;

/// <summary>Predictions that were made elsewhere, with label, patient and fold of each recording from a dataset's table.</summary>
/// <param name="Predictions">The predictions of the recordings that the recipe selects and labels.</param>
/// <param name="Notes">What was taken from where, and what was left out; a sentence each.</param>
/// <param name="Missing">What the recipe judges and the files leave out.</param>
internal sealed record ExternalPredictions(Predictions Predictions, IReadOnlyList<string> Notes, MissingRows Missing)
{
    /// <summary>Reads CSV files with ecg_id and probability, or arrays in .npy files with a row for each recording of a fold.</summary>
    /// <param name="files">The files; all their rows count.</param>
    /// <param name="data">The dataset whose table labels them.</param>
    /// <param name="recipe">Says which recordings are selected and how they are labelled.</param>
    /// <param name="options">What arrays leave open.</param>
    /// <param name="cancellation">Stops the reading.</param>
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
        var joined = JoinedPredictions.Of(rows, recordings, recipe);
        var notes = new ExternalNotes(rows, joined, recordings, recipe);
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
                $"{options.Folds.Count} folds are named, but there are {arrays.Length} arrays.",
                "Name one fold for each array, in the order of the files."
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
