using EcgNotebooks.Exercises;

namespace EcgNotebooks.Cli.Course;

/// <summary>An exercise of a course notebook.</summary>
/// <param name="Task">The exercise and its check.</param>
/// <param name="Variable">The variable that holds the answer.</param>
/// <param name="Solution">The code of the worked solution, which replaces the cell with the answer.</param>
internal sealed record CourseExercise(ExerciseTask Task, string Variable, string Solution)
{
    /// <summary>The exercise's id.</summary>
    public string Id => Task.Info.Id;
}
