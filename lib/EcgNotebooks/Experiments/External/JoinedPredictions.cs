using EcgNotebooks.Evaluation;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Experiments.External;

/// <summary>Where the parts of predictions made elsewhere come from.</summary>
internal enum PartSource
{
    /// <summary>The file's column part.</summary>
    File,

    /// <summary>The folds, as the recipe splits by them.</summary>
    Folds,

    /// <summary>The recipe's split of the table's rows.</summary>
    Split,
}

/// <summary>Predictions made elsewhere, with label, patient, fold and part of each.</summary>
/// <param name="Predictions">The predictions of the recordings that the recipe selects.</param>
/// <param name="Source">Where the parts come from.</param>
/// <param name="Expected">The rows of the recipe's split; null where it can't be made, which matters only to parts from there.</param>
internal sealed record JoinedPredictions(Predictions Predictions, PartSource Source, IReadOnlyList<RecipeRow>? Expected)
{
    /// <summary>Joins rows of files with the table; where the files don't name parts, those are the recipe's.</summary>
    /// <exception cref="EcgException">The recipe's split is needed and can't be made, or a row has no single probability.</exception>
    public static JoinedPredictions Of(ExternalRow[] rows, LabelledRecordings recordings, Recipe recipe)
    {
        if (rows.Length > 0 && rows.All(row => row.Part is not null))
        {
            return new(new Predictions(RowByRow(rows, recordings, null)), PartSource.File, Wanted(recordings, recipe));
        }

        var expected = RecipeRows.Of(recordings, recipe);
        if (recipe.SplitRule == SplitRule.Folds)
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

    private static IReadOnlyList<RecipeRow>? Wanted(LabelledRecordings recordings, Recipe recipe)
    {
        try
        {
            return RecipeRows.Of(recordings, recipe);
        }
        catch (EcgException)
        {
            // The file has parts of its own, so that it can be judged all the same.
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

    // A split of rows has the same recording in several, and the file doesn't say which of its rows is of which.
    private static Dictionary<int, double> Probabilities(ExternalRow[] rows, Recipe recipe)
    {
        var found = new Dictionary<int, double>();
        foreach (var row in rows)
        {
            if (row.Part is not null)
            {
                throw new EcgException(
                    $"Some files have a column part and others don't; the {recipe.Name} recipe's split can't be mixed with theirs.",
                    "Give all files a column part, or none."
                );
            }

            if (!found.TryAdd(row.EcgId, row.Probability) && found[row.EcgId] != row.Probability)
            {
                throw new EcgException(
                    $"Recording {row.EcgId} has two probabilities, and the {recipe.Name} recipe's split doesn't say which of its rows is of which.",
                    "Keep one row for each recording, or add a column part."
                );
            }
        }

        return found;
    }
}
