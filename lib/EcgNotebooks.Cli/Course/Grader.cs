using System.Runtime.CompilerServices;
using EcgNotebooks.Cli.Notebooks;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Exercises;
using EcgNotebooks.Files;
using EcgNotebooks.Runner;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Cli.Course;

/// <summary>Runs submitted notebooks with limits, one after the other, and checks their answers in this process.</summary>
/// <param name="course">The notebooks of the course.</param>
/// <param name="given">The dataset; loaded before the first submission runs.</param>
/// <param name="options">The runner's options with the limits.</param>
/// <param name="scratch">An empty folder in which the submissions run.</param>
internal sealed class Grader(
    IReadOnlyList<CourseNotebook> course,
    ExerciseData given,
    RunnerOptions options,
    string scratch
)
{
    private static readonly TimeSpan _longest = TimeSpan.FromHours(1);

    private readonly NotebookRunner _runner = Collection.Runner(options);
    private readonly HashSet<CourseNotebook> _computed = [];

    /// <summary>Grades submissions.</summary>
    /// <param name="submissions">The submissions.</param>
    /// <param name="cancellation">Stops the running submission.</param>
    /// <returns>The grades of each submission, as soon as it is graded.</returns>
    public async IAsyncEnumerable<IReadOnlyList<Grade>> GradeAsync(
        IReadOnlyList<Submission> submissions,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        PreparedNotebook? next = null;
        try
        {
            for (var i = 0; i < submissions.Count; i++)
            {
                using var prepared = next ?? Prepare(submissions, i);
                // The process of the next submission starts while this one runs; its file is written when it is its turn.
                next = i + 1 < submissions.Count ? Prepare(submissions, i + 1) : null;
                yield return await GradeAsync(submissions[i], prepared, cancellation);
            }
        }
        finally
        {
            next?.Dispose();
        }
    }

    private PreparedNotebook Prepare(IReadOnlyList<Submission> submissions, int index)
    {
        var folder = Directory.CreateDirectory(Path.Combine(scratch, $"{index + 1}")).FullName;
        return _runner.Prepare(Path.Combine(folder, Path.GetFileName(submissions[index].Path)));
    }

    private async Task<IReadOnlyList<Grade>> GradeAsync(
        Submission submission,
        PreparedNotebook prepared,
        CancellationToken cancellation
    )
    {
        try
        {
            var notebook = Notebook.Read(submission.Path);
            if (CourseNotebookOf(submission, notebook) is not { } of)
            {
                return
                [
                    Grade.None(
                        submission,
                        "This isn't a notebook of the course: neither its file name nor its checks belong to one."
                    ),
                ];
            }

            await ComputeAsync(of, cancellation);
            var submitted = SubmittedNotebook.Of(of, notebook);
            Write(submitted.ToRun, prepared.Path);
            var run = await prepared.RunAsync(cancellation: cancellation);
            return [.. submitted.Grade(run, given).Select(result => new Grade(submission, result))];
        }
        catch (NotebookException e)
        {
            return CourseNotebookOf(submission, null) is { } of
                ? [.. SubmittedNotebook.Refused(of, e.Message).Select(result => new Grade(submission, result))]
                : [Grade.None(submission, e.Message)];
        }
        finally
        {
            RemoveFiles(prepared.Path);
        }
    }

    // Trainings of the course's own notebook are computed once, so that no submission's time limit has to hold them.
    private async Task ComputeAsync(CourseNotebook of, CancellationToken cancellation)
    {
        if (!_computed.Add(of))
        {
            return;
        }

        var copy = Path.Combine(scratch, "course", Path.GetFileName(of.Path));
        Write(of.ForStudents(), copy);
        var runner = _runner.With(options with { Confinement = null, CellTimeLimit = _longest });
        var run = await runner.RunAsync(copy, cancellation: cancellation);
        if (run.Failure is { } failure)
        {
            StandardError.WriteLine($"ecg: the course's own notebook {of.Path} fails: {failure.Reason.Split('\n')[0]}");
        }
    }

    private static void Write(Notebook notebook, string path)
    {
        NotebookFolder.WriteScript(Path.GetDirectoryName(path)!);
        AtomicFile.WriteText(path, notebook.ToJson());
    }

    // The name decides where it holds one, because the checks may have been removed.
    private CourseNotebook? CourseNotebookOf(Submission submission, Notebook? notebook) =>
        course.FirstOrDefault(known => submission.Name.Contains(known.Name, StringComparison.OrdinalIgnoreCase))
        ?? course
            .Select(known => (Notebook: known, Mentions: Mentions(known, notebook)))
            .Where(known => known.Mentions > 0)
            .OrderByDescending(known => known.Mentions)
            .FirstOrDefault()
            .Notebook;

    private static int Mentions(CourseNotebook known, Notebook? notebook) =>
        notebook?.Cells.Count(cell =>
            known.Exercises.Any(exercise =>
                cell.Source.Contains($"\"{exercise.Id}\"", StringComparison.Ordinal)
                || cell.Tags.Contains(CourseCell.Answer + exercise.Id)
            )
        )
        ?? 0;

    private static void RemoveFiles(string notebook)
    {
        try
        {
            Directory.Delete(Path.GetDirectoryName(notebook)!, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A submission may have made files that can't be deleted. They go with the whole folder, or stay.
        }
    }
}
