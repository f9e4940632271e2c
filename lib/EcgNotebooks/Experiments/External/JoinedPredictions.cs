using EcgNotebooks.Evaluation;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Experiments.External;

/// <summary>Sources of the parts of external predictions.</summary>
internal enum PartSource
{
    /// <summary>The column part of the file.</summary>
    File,

    /// <summary>The folds, if the recipe splits by folds.</summary>
    Folds,

    /// <summary>The recipe's split of the table's rows.</summary>
    Split,
}

/// <summary>External predictions joined with label, patient, fold and part of each row.</summary>
/// <param name="Predictions">Predictions of the recordings that the recipe selects.</param>
/// <param name="Source">Source of the parts.</param>
/// <param name="Expected">Rows of the recipe's split; null if it can't be made and the file gives the parts.</param>
internal sealed record JoinedPredictions(Predictions Predictions, PartSource Source, IReadOnlyList<RecipeRow>? Expected)
{
    /// <summary>
    /// Joins the rows of files with the table; if the files don't give parts, those of the run or else of the recipe are used.
    /// </summary>
    /// <exception cref="EcgException">
    /// The recipe's split is needed but can't be made, or a recording has two probabilities.
    /// </exception>
    public static JoinedPredictions Of(
        ExternalRow[] rows,
        LabelledRecordings recordings,
        Recipe recipe,
        ProcessedRun? run = null
    )
    {
        if (rows.Length > 0 && rows.All(row => row.Part is not null))
        {
            return new(
                new Predictions(RowByRow(rows, recordings, null)),
                PartSource.File,
                run is null ? TryExpected(recordings, recipe) : RecipeRows.Of(run)
            );
        }

        var expected = run is null ? RecipeRows.Of(recordings, recipe) : RecipeRows.Of(run);
        if (run is null && recipe.SplitRule == SplitRule.Folds)
        {
            var byFolds = RowByRow(rows, recordings, recordings.Folds);
            return new(new Predictions(byFolds), PartSource.Folds, expected);
        }

        var probabilities = Probabilities(rows, recipe);
        var bySplit = expected
            .Where(row => probabilities.ContainsKey(row.Recording.EcgId))
            .Select(row => Joined(row, probabilities[row.Recording.EcgId]));
        return new(new Predictions(bySplit), PartSource.Split, expected);
    }

    private static IReadOnlyList<RecipeRow>? TryExpected(LabelledRecordings recordings, Recipe recipe)
    {
        try
        {
            return RecipeRows.Of(recordings, recipe);
        }
        catch (EcgException)
        {
            // The file gives its own parts, so it can be evaluated without the recipe's split.
            return null;
        }
    }

    private static IEnumerable<Prediction> RowByRow(ExternalRow[] rows, LabelledRecordings recordings, FoldSplit? folds)
    {
        foreach (var row in rows)
        {
            if (recordings.Find(row.EcgId) is { } labelled)
            {
                var part = row.Part ?? folds!.PartOf(labelled.Row.StratFold);
                yield return Joined(new(part, labelled.Row, labelled.Label), row.Probability);
            }
        }
    }

    private static Prediction Joined(RecipeRow row, double probability) =>
        new(row.Recording.EcgId, row.Recording.PatientId, row.Recording.StratFold, row.Part, row.Label, probability);

    // A split by rows may have one recording in several parts, and the file doesn't say which of its rows is in which part.
    private static Dictionary<int, double> Probabilities(ExternalRow[] rows, Recipe recipe)
    {
        var found = new Dictionary<int, double>();
        foreach (var row in rows)
        {
            if (row.Part is not null)
            {
                throw new EcgException(
                    $"Some files have a column part and others don't; the split of the {recipe.Name} recipe can't be combined with the parts in the files.",
                    "Give all files a column part, or none."
                );
            }

            if (!found.TryAdd(row.EcgId, row.Probability) && found[row.EcgId] != row.Probability)
            {
                throw new EcgException(
                    $"Recording {row.EcgId} has two probabilities, but the split of the {recipe.Name} recipe doesn't say which row each belongs to.",
                    "Keep one row for each recording, or add a column part."
                );
            }
        }

        return found;
    }
}
