using EcgNotebooks.Exercises;
using EcgNotebooks.Runner;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Cli.Course;

/// <summary>A notebook of the course with its exercises, from which both versions are made and submissions are graded.</summary>
internal sealed class CourseNotebook
{
    private CourseNotebook(string path, IReadOnlyList<CourseExercise> exercises) =>
        (Path, Exercises) = (path, exercises);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The file's name without extension, such as 04-filter.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The exercises in the order of their checks.</summary>
    public IReadOnlyList<CourseExercise> Exercises { get; }

    /// <summary>Reads a notebook and examines its exercises.</summary>
    /// <exception cref="NotebookException">The file isn't a notebook.</exception>
    /// <exception cref="EcgException">An exercise is incomplete, or its id is unknown.</exception>
    public static CourseNotebook Read(string path)
    {
        var notebook = Notebook.Read(path);
        var checks = notebook.Cells.Where(cell => CourseCell.IdOf(cell, CourseCell.Check) is not null).ToArray();
        ThrowIfWithoutCheck(notebook, checks);
        return new(path, [.. checks.Select(check => Exercise(notebook, check))]);
    }

    /// <summary>Returns the students' version: without solutions, and without outputs in the cells of exercises.</summary>
    public Notebook ForStudents() =>
        WithoutOutputs(
            Notebook.Read(Path).With(cell => CourseCell.IdOf(cell, CourseCell.Solution) is null ? cell.Source : null)
        );

    /// <summary>Returns the teacher's version: each solution also stands in the cell for the answer.</summary>
    public Notebook ForTeachers()
    {
        var solutions = Exercises.ToDictionary(exercise => exercise.Id, exercise => exercise.Solution);
        return WithoutOutputs(
            Notebook
                .Read(Path)
                .With(cell => CourseCell.IdOf(cell, CourseCell.Answer) is { } id ? solutions[id] : cell.Source)
        );
    }

    private static CourseExercise Exercise(Notebook notebook, NotebookCell check)
    {
        var id = CourseCell.IdOf(check, CourseCell.Check)!;
        var task = Known(notebook, check, id);
        if (CourseCell.ReadCheck(check) is not var (written, variable) || written != id)
        {
            throw Fault(
                notebook,
                check,
                $"the check isn't in the form that grading knows",
                $"Write Exercise.Check(\"{id}\", VARIABLE).Display(); and nothing else, where VARIABLE holds the answer."
            );
        }

        _ = Single(notebook, check, CourseCell.Answer, id, "cell for the answer");
        var solution = Single(notebook, check, CourseCell.Solution, id, "worked solution");
        return new(
            task,
            variable,
            CourseCell.ReadSolution(solution)
                ?? throw Fault(notebook, solution, "the solution has no code", "Fence its code with ```csharp and ```.")
        );
    }

    private static ExerciseTask Known(Notebook notebook, NotebookCell check, string id)
    {
        try
        {
            return ExerciseTasks.Named(id);
        }
        catch (EcgException e)
        {
            throw Fault(notebook, check, $"there is no exercise '{id}'", e.Remedy);
        }
    }

    private static NotebookCell Single(Notebook notebook, NotebookCell check, string role, string id, string what) =>
        notebook.Cells.Where(cell => CourseCell.IdOf(cell, role) == id).ToArray() is [var only]
            ? only
            : throw Fault(
                notebook,
                check,
                $"the exercise {id} doesn't have exactly one {what}",
                $"Tag one cell with {role}{id}."
            );

    private static void ThrowIfWithoutCheck(Notebook notebook, NotebookCell[] checks)
    {
        var ids = checks.Select(cell => CourseCell.IdOf(cell, CourseCell.Check)).ToHashSet();
        var odd = notebook.Cells.FirstOrDefault(cell =>
            (CourseCell.IdOf(cell, CourseCell.Answer) ?? CourseCell.IdOf(cell, CourseCell.Solution)) is { } id
            && !ids.Contains(id)
        );
        if (odd is not null)
        {
            throw Fault(
                notebook,
                odd,
                "its exercise has no check",
                "Tag the cell with the check with exercise-check= and the id."
            );
        }

        if (ids.Count < checks.Length)
        {
            throw Fault(notebook, checks[^1], "an exercise is checked twice", "Keep one check for each exercise.");
        }
    }

    private static Notebook WithoutOutputs(Notebook notebook)
    {
        foreach (
            var cell in notebook.Cells.Where(cell =>
                cell.Kind == CellKind.Code
                && (CourseCell.IdOf(cell, CourseCell.Answer) ?? CourseCell.IdOf(cell, CourseCell.Check)) is not null
            )
        )
        {
            cell.SetResult(null, [], null, null);
        }

        return notebook;
    }

    private static EcgException Fault(Notebook notebook, NotebookCell cell, string what, string remedy) =>
        new($"{notebook.Path}, cell {cell.Number}: {what}.", remedy);
}
