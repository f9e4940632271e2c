using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests.Worker;

/// <summary>Tests that a process that can't be started is the failure of only one notebook.</summary>
public sealed class StartTests : IDisposable
{
    private readonly NotebookFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_notebook_in_a_missing_folder_fails_when_it_is_run_and_other_notebooks_run()
    {
        _file.Code("21 * 2").Save();
        using var missing = Fixture.Prepare(Path.Combine(_file.Folder, "none", "test.ipynb"));
        using var good = Fixture.Prepare(_file.Path);
        var error = await Assert.ThrowsAsync<NotebookException>(() =>
            missing.RunAsync(cancellation: TestContext.Current.CancellationToken)
        );
        Assert.Contains("the notebook doesn't exist", error.Message, StringComparison.Ordinal);
        var run = await good.RunAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal("42", run.Text(1, "execute_result"));
    }

    [Fact]
    public async Task A_notebook_whose_folder_is_created_before_it_is_run_succeeds()
    {
        var folder = Path.Combine(_file.Folder, "later");
        using var prepared = Fixture.Prepare(Path.Combine(folder, "test.ipynb"));
        Directory.CreateDirectory(folder);
        File.Copy(Fixture.Path("display"), Path.Combine(folder, "test.ipynb"));
        Assert.Null((await prepared.RunAsync(cancellation: TestContext.Current.CancellationToken)).Failure);
    }

    [Fact]
    public async Task A_process_that_can_not_be_started_is_a_failure_with_a_clear_message()
    {
        _file.Code("1").Save();
        var runner = new NotebookRunner(Fixture.Options() with { WorkerProgram = Path.Combine(_file.Folder, "none") });
        var run = await runner.RunAsync(_file.Path, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(0, run.Failure!.Cell);
        Assert.Contains("The notebook's process can't be started (", run.Failure.ToString(), StringComparison.Ordinal);
    }
}
