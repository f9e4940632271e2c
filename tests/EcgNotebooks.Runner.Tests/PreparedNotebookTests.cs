using EcgNotebooks.Runner.Tests.Support;

namespace EcgNotebooks.Runner.Tests;

/// <summary>Tests notebooks whose process is started before they are run.</summary>
[Trait("speed", "slow")]
public class PreparedNotebookTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_prepared_notebook_waits_and_runs_the_content_that_its_file_has_then()
    {
        using var file = new NotebookFile();
        File.Copy(Fixture.Path("error"), file.Path);
        using var prepared = Fixture.Prepare(file.Path);
        // Longer than a worker takes to be ready.
        await Task.Delay(TimeSpan.FromSeconds(4), Cancellation);
        File.Copy(Fixture.Path("display"), file.Path, overwrite: true);
        var run = await prepared.RunAsync(cancellation: Cancellation);
        Assert.Null(run.Failure);
        Assert.Contains(run.Executed.Cells, cell => cell.Outputs.Count > 0);
    }

    [Fact]
    public async Task A_prepared_notebook_that_is_never_run_executes_nothing()
    {
        using var file = new NotebookFile();
        var witness = Path.Combine(file.Folder, "ran");
        file.Code($"File.WriteAllText({System.Text.Json.JsonSerializer.Serialize(witness)}, \"\");").Save();
        using (Fixture.Prepare(file.Path))
        {
            await Task.Delay(TimeSpan.FromSeconds(4), Cancellation);
        }

        Assert.False(File.Exists(witness));
    }
}
