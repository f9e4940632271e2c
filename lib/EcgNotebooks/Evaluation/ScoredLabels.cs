using System.Globalization;

namespace EcgNotebooks.Evaluation;

/// <summary>True labels with their scores, row by row: the input of every measure.</summary>
/// <remarks>
/// Scores of a float32 network are converted to double first, as NumPy does when it compares them with a threshold.
/// </remarks>
public sealed class ScoredLabels
{
    /// <summary>Pairs labels, where true is positive, with scores.</summary>
    /// <exception cref="EcgException">The lengths differ, there are no rows, or a score isn't a finite number.</exception>
    public ScoredLabels(IEnumerable<bool> labels, IEnumerable<double> scores)
    {
        Labels = [.. labels];
        Scores = [.. scores];
        if (Labels.Count != Scores.Count)
        {
            throw new EcgException(
                $"There are {Labels.Count} labels but {Scores.Count} scores.",
                "Give each label one score."
            );
        }

        if (Labels.Count == 0)
        {
            throw new EcgException("There are no predictions to evaluate.", "Choose a part that has rows.");
        }

        for (var i = 0; i < Scores.Count; i++)
        {
            if (!double.IsFinite(Scores[i]))
            {
                throw new EcgException(
                    $"The score at position {i} is {Scores[i].ToString(CultureInfo.InvariantCulture)}.",
                    "The network may have diverged: train it again with a lower learning rate."
                );
            }
        }

        Positives = Labels.Count(label => label);
    }

    /// <summary>True labels; true is the positive class.</summary>
    public IReadOnlyList<bool> Labels { get; }

    /// <summary>Scores; a higher score speaks for the positive class.</summary>
    public IReadOnlyList<double> Scores { get; }

    /// <summary>Number of rows, at least 1.</summary>
    public int Count => Labels.Count;

    /// <summary>Number of positive rows.</summary>
    public int Positives { get; }

    /// <summary>Number of negative rows.</summary>
    public int Negatives => Count - Positives;

    /// <summary>
    /// Throws if only one class is present, since every threshold on one side of all scores would then be equally good.
    /// </summary>
    /// <param name="rows">Name of the rows in the error message.</param>
    /// <exception cref="EcgException">Only one class is present.</exception>
    internal void ThrowIfNoThresholdCanBeChosen(string rows = "rows")
    {
        if (MissingClass is { } missing)
        {
            throw new EcgException(
                $"No threshold can be chosen from the {Count} {rows}: {missing}.",
                "Choose it on rows of both classes: use more recordings, or a recipe that chooses the threshold on another part."
            );
        }
    }

    /// <summary>The reason why measures that compare the classes are undefined; null if both classes are present.</summary>
    internal string? MissingClass =>
        Positives == 0 ? "no row is positive"
        : Negatives == 0 ? "no row is negative"
        : null;
}
