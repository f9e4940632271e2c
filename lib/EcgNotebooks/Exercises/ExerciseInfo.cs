namespace EcgNotebooks.Exercises;

/// <summary>The description of an exercise.</summary>
/// <param name="Id">The name of its notebook and its own name, such as 04-filter/order.</param>
/// <param name="Title">The title, as a noun phrase.</param>
/// <param name="Points">The points for a right answer.</param>
/// <param name="Hint">A hint, as sentences.</param>
/// <param name="Mistakes">The typical mistakes that the check names.</param>
public sealed record ExerciseInfo(string Id, string Title, int Points, string Hint, IReadOnlyList<Mistake> Mistakes)
{
    /// <summary>The name of the notebook, such as 04-filter.</summary>
    public string Notebook => Id.Split('/')[0];
}
