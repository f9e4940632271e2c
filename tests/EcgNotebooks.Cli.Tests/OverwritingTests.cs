using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

/// <summary>A repeated command overwrites no training, unless it is told to.</summary>
public class OverwritingTests(DemoFixture demo)
{
    [Theory]
    [InlineData("holds a finished training of 1 epoch. Add --force to replace it.", "--epochs", "1")]
    [InlineData("holds a training that has 1 of 20 epochs. Add --resume to continue it, or --force to replace it.")]
    public async Task A_training_is_not_overwritten_by_another(string sentence, params string[] options)
    {
        using var run = demo.CopyOfRun();
        var before = Files(run.Path);
        await Ecg.FailsAsync(
            1,
            [$"{run["cnn"]}: {sentence}"],
            ["train", "--run", run.Path, "--network", "cnn", .. options]
        );
        Assert.Equal(before, Files(run.Path));
    }

    [Fact]
    public async Task Its_tables_are_not_replaced_unless_the_training_is_given_up()
    {
        using var run = demo.CopyOfRun();
        var before = Files(run.Path);
        string[] process = ["process", "--data", demo.Data, "--run", run.Path];
        await Ecg.FailsAsync(1, [$"{run["cnn"]}: trained on the tables of this run folder", "--force"], process);
        Assert.Equal(before, Files(run.Path));

        await File.WriteAllTextAsync(run["comparison.json"], "{}", TestContext.Current.CancellationToken);
        var forced = await Ecg.RunAsync([.. process, "--force"]);
        Assert.True(forced.ExitCode == 0, forced.StandardError);
        Assert.False(Directory.Exists(run["cnn"]));
        Assert.False(File.Exists(run["comparison.json"]));
        // Without a training, the command can be repeated.
        Assert.Equal(0, (await Ecg.RunAsync([.. process, "--recipe", "leak-free"])).ExitCode);
    }

    [Fact]
    public void To_continue_and_to_replace_are_two_things() =>
        Assert.Equal(
            ["--resume and --force can't be used together. Leave one of them out."],
            CommandLine.Errors(CommandLine.Parse(["train", "--run", "r", "--network", "cnn", "--resume", "--force"]))
        );

    // The cache of signals is made by the first who needs it.
    private static Dictionary<string, string> Files(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("signals.cache", StringComparison.Ordinal))
            .ToDictionary(file => file, file => Convert.ToHexString(File.ReadAllBytes(file)));
}
