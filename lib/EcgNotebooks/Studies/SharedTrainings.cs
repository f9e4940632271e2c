namespace EcgNotebooks.Studies;

/// <summary>Finds the runs whose trainings are one and the same, because they differ in evaluation alone.</summary>
internal static class SharedTrainings
{
    /// <summary>The runs, each naming the recipe of the first that has the same training.</summary>
    public static IEnumerable<StudyRun> Named(IReadOnlyList<StudyRun> runs)
    {
        var first = new Dictionary<(string, StudyRun), string>();
        foreach (var run in runs)
        {
            var key = (run.Recipe.TrainingDigest, run with { RecipeName = "", Leads = [] });
            if (first.TryGetValue(key, out var recipe))
            {
                yield return run with
                {
                    TrainedBy = recipe,
                };
            }
            else
            {
                first.Add(key, run.RecipeName);
                yield return run;
            }
        }
    }
}
