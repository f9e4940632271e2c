using System.Globalization;

namespace EcgNotebooks.Evaluation;

/// <summary>True labels with their scores, position by position; what every measure is computed from.</summary>
/// <remarks>Scores of a float32 network are widened to double first, as NumPy does when it compares them with a threshold.</remarks>
public sealed class ScoredLabels
{
    /// <summary>Pairs labels (true is positive) with scores.</summary>
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
                    $"Score {i} is {Scores[i].ToString(CultureInfo.InvariantCulture)}.",
                    "The network diverged: train again with a lower learning rate."
                );
            }
        }

        Positives = Labels.Count(label => label);
    }

    /// <summary>True labels; true is the positive class.</summary>
    public IReadOnlyList<bool> Labels { get; }

    /// <summary>Scores, higher for the positive class.</summary>
    public IReadOnlyList<double> Scores { get; }

    /// <summary>Number of rows, at least 1.</summary>
    public int Count => Labels.Count;

    /// <summary>Number of rows whose label is positive.</summary>
    public int Positives { get; }

    /// <summary>Number of rows whose label is negative.</summary>
    public int Negatives => Count - Positives;

    /// <summary>Refuses rows of one class: every threshold on one side of all scores would be as good as any other.</summary>
    /// <param name="rows">What the rows are, as the error calls them.</param>
    /// <exception cref="EcgException">Only one class is there.</exception>
    internal void ThrowIfNoThresholdCanBeChosen(string rows = "rows")
    {
        if (MissingClass is { } missing)
        {
            throw new EcgException(
                $"No threshold can be chosen from the {Count} {rows}: {missing}.",
                "Choose it from rows of both classes: use more recordings, or a recipe that chooses elsewhere."
            );
        }
    }

    /// <summary>Why nothing that compares the classes is defined; null where both classes are there.</summary>
    internal string? MissingClass =>
        Positives == 0 ? "no row is positive"
        : Negatives == 0 ? "no row is negative"
        : null;
}
