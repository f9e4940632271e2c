namespace EcgNotebooks.Studies;

/// <summary>Finds the cells whose trainings are one and the same, because they differ in evaluation alone.</summary>
internal static class SharedTrainings
{
    /// <summary>The cells, each naming the recipe of the first that has the same training.</summary>
    public static IEnumerable<StudyCell> Named(IReadOnlyList<StudyCell> cells)
    {
        var first = new Dictionary<(string, StudyCell), string>();
        foreach (var cell in cells)
        {
            var key = (cell.Recipe.TrainingDigest, cell with { RecipeName = "", Leads = [] });
            if (first.TryGetValue(key, out var recipe))
            {
                yield return cell with
                {
                    TrainedBy = recipe,
                };
            }
            else
            {
                first.Add(key, cell.RecipeName);
                yield return cell;
            }
        }
    }
}
