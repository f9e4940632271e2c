using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

/// <summary>Bad datasets: each has its own plain error and exit code 1.</summary>
[Trait("speed", "slow")]
public class BadDataTests(DemoFixture demo)
{
    private const string Table = "ptbxl_database.csv";

    [Fact]
    public async Task A_folder_without_a_table()
    {
        using var folder = new TemporaryFolder();
        await Ecg.FailsAsync(1, [folder.Path, Table], "process", "--data", folder.Path, "--run", folder["run"]);
    }

    [Fact]
    public async Task A_folder_that_is_not_there()
    {
        using var folder = new TemporaryFolder();
        await Ecg.FailsAsync(1, ["nowhere"], "process", "--data", folder["nowhere"], "--run", folder["run"]);
    }

    [Theory]
    [InlineData("NORM")]
    [InlineData("IMI")]
    public async Task A_table_without_rows_of_one_class(string code)
    {
        using var data = demo.CopyOfData();
        var lines = await File.ReadAllLinesAsync(data[Table], TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(
            data[Table],
            lines.Where(l => !l.Contains(code, StringComparison.Ordinal)),
            TestContext.Current.CancellationToken
        );
        await Ecg.FailsAsync(1, [code], "process", "--data", data.Path, "--run", data["run"]);
    }

    [Fact]
    public async Task A_bad_number_in_the_table_is_named_with_file_line_and_column()
    {
        using var data = demo.CopyOfData();
        var lines = await File.ReadAllLinesAsync(data[Table], TestContext.Current.CancellationToken);
        lines[2] = "x" + lines[2];
        await File.WriteAllLinesAsync(data[Table], lines, TestContext.Current.CancellationToken);
        await Ecg.FailsAsync(1, [Table, "line 3", "ecg_id"], "process", "--data", data.Path, "--run", data["run"]);
    }

    [Fact]
    public async Task A_run_folder_that_cannot_be_written()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["file"], "", TestContext.Current.CancellationToken);
        await Ecg.FailsAsync(1, ["written"], "process", "--data", demo.Data, "--run", folder["file", "run"]);
    }

    [Fact]
    public async Task A_run_that_was_never_processed()
    {
        using var folder = new TemporaryFolder();
        await Ecg.FailsAsync(1, ["ecg process"], "train", "--run", folder["run"], "--network", "cnn");
        await Ecg.FailsAsync(1, ["ecg process"], "evaluate", "--run", folder["run"]);
    }

    [Fact]
    public async Task A_run_that_was_never_trained()
    {
        using var folder = new TemporaryFolder();
        await Ecg.RunAsync("process", "--data", demo.Data, "--run", folder["run"]);
        await Ecg.FailsAsync(1, ["ecg train"], "evaluate", "--run", folder["run"]);
    }
}
