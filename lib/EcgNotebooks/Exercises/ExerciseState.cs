namespace EcgNotebooks.Exercises;

/// <summary>The state of an exercise after a check.</summary>
public enum ExerciseState
{
    /// <summary>The answer is still null.</summary>
    NotAnswered,

    /// <summary>The answer is right.</summary>
    Passed,

    /// <summary>The answer is wrong; the result says why.</summary>
    Failed,
}
