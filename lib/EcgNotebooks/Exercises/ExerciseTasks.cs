namespace EcgNotebooks.Exercises;

/// <summary>The registry of the exercises.</summary>
internal static class ExerciseTasks
{
    /// <summary>All exercises in the order of the notebooks.</summary>
    public static IReadOnlyList<ExerciseTask> All { get; } =
    [
        .. EcgExercises.All,
        .. LoadExercises.All,
        .. LabelExercises.All,
        .. SmoteExercises.All,
        .. FilterExercises.All,
        .. SplitExercises.All,
        .. CnnExercises.All,
        .. CrnnExercises.All,
        .. ThresholdExercises.All,
        .. RocExercises.All,
        .. LeakageExercises.All,
        .. LeadExercises.All,
        .. BaselineExercises.All,
        .. UsefulnessExercises.All,
    ];

    /// <summary>Returns an exercise by its id.</summary>
    /// <exception cref="EcgException">There is no such exercise.</exception>
    public static ExerciseTask Named(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return All.FirstOrDefault(task => task.Info.Id == id)
            ?? throw new EcgException($"There is no exercise '{id}'.", $"Use one of {Alternatives(id)}.");
    }

    private static string Alternatives(string id)
    {
        var notebook = id.Split('/')[0];
        var ids = All.Where(task => task.Info.Notebook == notebook).Select(task => task.Info.Id).ToArray();
        return string.Join(", ", ids.Length > 0 ? ids : All.Select(task => task.Info.Id));
    }
}
