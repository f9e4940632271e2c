using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests.Worker;

/// <summary>A process that can't be started is one notebook's failure.</summary>
public sealed class StartTests : IDisposable
{
    private readonly NotebookFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_missing_folder_is_a_missing_notebook_when_its_turn_comes_and_the_others_run()
    {
        _file.Code("21 * 2").Save();
        using var missing = Fixture.Prepare(Path.Combine(_file.Folder, "none", "test.ipynb"));
        using var good = Fixture.Prepare(_file.Path);
        var error = await Assert.ThrowsAsync<NotebookException>(() =>
            missing.RunAsync(cancellation: TestContext.Current.CancellationToken)
        );
        Assert.Contains("no such notebook", error.Message, StringComparison.Ordinal);
        var run = await good.RunAsync(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal("42", run.Text(1, "execute_result"));
    }

    [Fact]
    public async Task A_folder_that_appears_before_the_notebook_is_run_is_taken()
    {
        var folder = Path.Combine(_file.Folder, "later");
        using var prepared = Fixture.Prepare(Path.Combine(folder, "test.ipynb"));
        Directory.CreateDirectory(folder);
        File.Copy(Fixture.Path("display"), Path.Combine(folder, "test.ipynb"));
        Assert.Null((await prepared.RunAsync(cancellation: TestContext.Current.CancellationToken)).Failure);
    }

    [Fact]
    public async Task A_process_that_the_system_does_not_start_is_a_failure_in_a_sentence()
    {
        _file.Code("1").Save();
        var runner = new NotebookRunner(Fixture.Options() with { WorkerProgram = Path.Combine(_file.Folder, "none") });
        var run = await runner.RunAsync(_file.Path, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(0, run.Failure!.Cell);
        Assert.Contains("The notebook's process can't be started (", run.Failure.ToString(), StringComparison.Ordinal);
    }
}
