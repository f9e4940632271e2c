using CliWrap.Buffered;
using EcgNotebooks.Cli.Course;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests.Course;

/// <summary>Submissions are graded by their answers, each mistake for its own reason, whatever else they do.</summary>
[Trait("speed", "slow")]
public sealed class GradeTests(DemoFixture demo) : IDisposable
{
    // Cells that don't end, and the process limit, are tested where this is set.
    private static readonly bool _all = Environment.GetEnvironmentVariable("ECG_ALL_SUBMISSIONS") is { Length: > 0 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_planted_mistake_loses_its_points_for_its_own_reason_and_no_others()
    {
        Planted[] planted = [.. Submissions.All, .. _all ? Submissions.Slow : []];
        Assert.All(planted, mistake => Submissions.Write(mistake, _folder["handed-in"]));
        Submissions.Write("right", Submissions.Order, _folder["handed-in"], cell => cell.Source);
        Submissions.Write("right", Submissions.Patients, _folder["handed-in"], cell => cell.Source);
        var result = await GradeAsync(_all ? ["--cell-limit", "20"] : []);
        Assert.True(result.ExitCode == 0, result.StandardError);
        Assert.Contains("total   9 of 9  right", result.StandardOutput, StringComparison.Ordinal);
        var lines = result.StandardOutput.Split('\n');
        Assert.All(
            planted,
            mistake =>
            {
                var own = lines.Where(line => line.Contains($"  {mistake.Name}  ", StringComparison.Ordinal)).ToArray();
                Assert.Equal(2, own.Length);
                var lost = Assert.Single(
                    own,
                    line => line.Contains($"  {mistake.Exercise}  ", StringComparison.Ordinal)
                );
                Assert.StartsWith("0 of ", lost, StringComparison.Ordinal);
                Assert.Contains(mistake.Words, lost, StringComparison.Ordinal);
                Assert.DoesNotContain(own, line => line != lost && line.StartsWith("0 of ", StringComparison.Ordinal));
            }
        );
        var csv = await File.ReadAllLinesAsync(_folder["out", "grades.csv"], TestContext.Current.CancellationToken);
        Assert.Equal(2 * (planted.Length + 2) + 1, csv.Length);
        Assert.Contains("\"leak\"", string.Concat(csv), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["out", "grades.html"]));
    }

    [Fact]
    public async Task A_notebook_cannot_pass_by_what_it_prints_or_defines()
    {
        Write("removed", cell => IsCheck(cell, Submissions.Order) ? null : cell.Source);
        Write(
            "renamed",
            cell => IsCheck(cell, Submissions.Order) ? Check(Submissions.AllLeads, "filtered") : cell.Source
        );
        Write(
            "other-variable",
            cell => IsCheck(cell, Submissions.Order) ? Check(Submissions.Order, "mine") : cell.Source
        );
        Write(
            "printed",
            cell =>
                IsCheck(cell, Submissions.Order)
                    ? $"Console.WriteLine(\"{Submissions.Order} passed, 2 of 2\")"
                    : cell.Source
        );
        Write(
            "shadowed",
            cell =>
                CourseCell.IdOf(cell, CourseCell.Answer) == Submissions.Order
                    ? "double[] filtered = null;\nstatic class Exercise { public static string Check(string id, object? answer) => \"passed\"; }"
                    : cell.Source
        );
        var result = await GradeAsync();
        string[] changed = ["removed", "renamed", "other-variable", "printed"];
        Assert.All(
            changed,
            student =>
                Assert.Contains(
                    $"0 of 2  {student}  {Submissions.Order}  [other] The cell that checks this exercise was removed or changed",
                    result.StandardOutput,
                    StringComparison.Ordinal
                )
        );
        Assert.Contains($"0 of 2  shadowed  {Submissions.Order}", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("total   3 of 5  removed", result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_notebook_of_the_course_has_a_row_with_the_reason()
    {
        Directory.CreateDirectory(_folder["handed-in"]);
        await File.WriteAllTextAsync(_folder["handed-in", "anna-04-filter.ipynb"], "{", Cancellation);
        NotebookFiles.Write(_folder["handed-in", "=bert.ipynb"], NotebookFiles.Cell("1"));
        var result = await GradeAsync();
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("0 of 2  anna  04-filter/order  [other]", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("isn't a notebook of the course", result.StandardOutput, StringComparison.Ordinal);
        var csv = await File.ReadAllTextAsync(_folder["out", "grades.csv"], Cancellation);
        Assert.Contains("\"'=bert\"", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_grades_of_others_are_not_replaced_unless_it_is_asked_for()
    {
        Directory.CreateDirectory(_folder["handed-in"]);
        var bert = _folder["handed-in", "bert-04-filter.ipynb"];
        await File.WriteAllTextAsync(_folder["handed-in", "anna-04-filter.ipynb"], "{", Cancellation);
        await File.WriteAllTextAsync(bert, "{", Cancellation);
        Assert.Equal(0, (await GradeAsync()).ExitCode);
        // The same submissions are graded again.
        Assert.Equal(0, (await GradeAsync()).ExitCode);
        File.Delete(bert);
        var before = await File.ReadAllTextAsync(_folder["out", "grades.csv"], Cancellation);
        var refused = await GradeAsync();
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains($"holds the grades of other submissions, such as {bert}", refused.StandardError);
        Assert.Equal(before, await File.ReadAllTextAsync(_folder["out", "grades.csv"], Cancellation));
        Assert.Equal(0, (await GradeAsync("--force")).ExitCode);
        Assert.DoesNotContain("bert", await File.ReadAllTextAsync(_folder["out", "grades.csv"], Cancellation));
    }

    [Fact]
    public async Task A_missing_path_is_a_plain_failure() =>
        await Ecg.FailsAsync(1, ["none", "there is no such file"], "grade", "none", "--out", _folder["out"]);

    [Fact]
    public async Task A_file_that_is_no_notebook_is_a_plain_failure()
    {
        var page = _folder["README.md"];
        await File.WriteAllTextAsync(page, "# Tasks", Cancellation);
        await Ecg.FailsAsync(1, [page, "isn't a notebook"], "grade", page, "--out", _folder["out"]);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static bool IsCheck(Runner.Notebooks.NotebookCell cell, string id) =>
        CourseCell.IdOf(cell, CourseCell.Check) == id;

    private static string Check(string id, string variable) => $"Exercise.Check(\"{id}\", {variable}).Display();";

    private void Write(string student, Func<Runner.Notebooks.NotebookCell, string?> sourceOf) =>
        Submissions.Write(student, Submissions.Order, _folder["handed-in"], sourceOf);

    private Task<BufferedCommandResult> GradeAsync(params string[] more) =>
        Ecg.RunAsync([
            "grade",
            _folder["handed-in"],
            "--course",
            Submissions.Course,
            "--data",
            demo.Data,
            "--out",
            _folder["out"],
            .. more,
        ]);
}
