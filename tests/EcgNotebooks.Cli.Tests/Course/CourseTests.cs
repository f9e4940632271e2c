using EcgNotebooks.Cli.Tests.Support;
using EcgNotebooks.Runner.Notebooks;

namespace EcgNotebooks.Cli.Tests.Course;

/// <summary>The two versions of the course.</summary>
[Trait("speed", "slow")]
public sealed class CourseTests(DemoFixture demo) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Students_get_no_solution_and_no_output_and_teachers_get_cells_that_pass()
    {
        var model = Path.Combine(Submissions.Course, "04-filter.ipynb");
        var result = await Ecg.RunAsync("course", model, "--out", _folder["course"]);
        Assert.True(result.ExitCode == 0, result.StandardError);
        Assert.Contains("04-filter/order, 2 points: Lead I", result.StandardOutput, StringComparison.Ordinal);
        var students = Notebook.Read(_folder["course", "students", "04-filter.ipynb"]);
        Assert.DoesNotContain(students.Cells, cell => cell.Source.Contains("Order = 2 };", StringComparison.Ordinal));
        Assert.Contains(students.Cells, cell => cell.Source.Contains("<summary>Hint", StringComparison.Ordinal));
        var run = await Ecg.RunAsync(
            "run",
            _folder["course", "students", "04-filter.ipynb"],
            _folder["course", "teachers", "04-filter.ipynb"],
            "--data",
            demo.Data,
            "--out",
            _folder["out"]
        );
        Assert.True(run.ExitCode == 0, run.StandardError);
        Assert.Equal(2, Count("not answered yet", "students"));
        Assert.Equal(2, Count("2 of 2", "teachers") + Count("3 of 3", "teachers"));

        int Count(string words, string version) =>
            Notebook
                .Read(
                    Directory
                        .GetFiles(_folder["out"], "*.ipynb", SearchOption.AllDirectories)
                        .Single(path => path.Contains(version, StringComparison.Ordinal))
                )
                .Cells.Count(cell => cell.Outputs.ToJsonString().Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "exercise-check=04-filter/none",
        "Exercise.Check(\"04-filter/none\", x)",
        "there is no exercise '04-filter/none'"
    )]
    [InlineData("exercise-check=04-filter/order", "Exercise.Check(\"04-filter/order\", x + 1)", "isn't in the form")]
    [InlineData(
        "exercise-check=04-filter/order",
        "Exercise.Check(\"04-filter/order\", x)",
        "exactly one cell for the answer"
    )]
    [InlineData("exercise=04-filter/order", "var x = 1;", "its exercise has no check")]
    public async Task A_fault_in_an_exercise_is_told_with_its_cell(string tag, string source, string words)
    {
        var path = NotebookFiles.Write(
            _folder["04-filter.ipynb"],
            NotebookFiles.Cell("1"),
            NotebookFiles.Cell(source, tag)
        );
        await Ecg.FailsAsync(1, [path, "cell 2", words], "course", path, "--out", _folder["course"]);
    }
}
