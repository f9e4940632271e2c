using System.Text.Json;
using EcgNotebooks.Cli.Tests.Support;
using EcgNotebooks.Experiments;
using EcgNotebooks.Files;

namespace EcgNotebooks.Cli.Tests.Crashes;

/// <summary>Two commands on notebooks at once, on one output folder or on one folder of trainings.</summary>
[Trait("speed", "slow")]
public sealed class TwoRunsTests(DemoFixture demo) : IDisposable
{
    private const string Waiting = "another process is using this folder; waiting until it ends.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_second_waits_for_the_output_folder_says_so_and_goes_on()
    {
        var notebook = Write("a", "40 + 2");
        var held = Hold(_folder["out"]);
        using var second = Start("run", notebook, "--out", _folder["out"]);
        await second.SaysAsync($"ecg: {_folder["out"]}: {Waiting}");
        held.Dispose();
        var (exitCode, output) = await second.EndAsync();
        Assert.True(exitCode == 0, second.Errors);
        Assert.Contains("done", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_that_waits_ends_with_Control_C_and_leaves_the_first_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are POSIX's");
        using var held = Hold(_folder["out"]);
        using var second = Start("run", Write("a", "1"), "--out", _folder["out"]);
        await second.SaysAsync(Waiting);
        second.PressControlC();
        Assert.Equal(1, (await second.EndAsync()).ExitCode);
        Assert.Contains("ecg: stopped.", second.Errors, StringComparison.Ordinal);
        Assert.Throws<EcgException>(() => Hold(_folder["out"]));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("check")]
    public async Task A_cell_waits_for_the_training_of_another_run_and_its_outputs_do_not_show_that(string verb)
    {
        // check keeps its trainings to itself: there a folder that the cell names is waited for.
        var notebook = Write("a", $"{Take(_folder["shared"])}.Dispose();\n42");
        var held = Hold(_folder["shared"]);
        string[] output = verb == "run" ? ["--out", _folder["out"]] : [];
        using var second = Start([verb, notebook, .. output]);
        await second.SaysAsync($"a.ipynb cell 2: {_folder["shared"]}: {Waiting}");
        held.Dispose();
        var (exitCode, told) = await second.EndAsync();
        if (verb == "run")
        {
            Assert.True(exitCode == 0, second.Errors);
            var copy = await File.ReadAllTextAsync(_folder["out", "a.ipynb"], TestContext.Current.CancellationToken);
            Assert.DoesNotContain("waiting", copy, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("waiting", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_first_is_killed_the_second_goes_on()
    {
        var first = Write(
            "first",
            $"var held = {Take(_folder["shared"])};\nConsole.Error.WriteLine(\"ta\" + \"ken\");\nSystem.Threading.Thread.Sleep(-1);"
        );
        var second = Write("second", $"{Take(_folder["shared"])}.Dispose();");
        using var holder = Start("run", first, "--out", _folder["out1"]);
        await holder.SaysAsync("taken");
        using var waiter = Start("run", second, "--out", _folder["out2"]);
        await waiter.SaysAsync(Waiting);
        holder.Kill();
        Assert.True((await waiter.EndAsync()).ExitCode == 0, waiter.Errors);
    }

    [Fact]
    public async Task Two_runs_on_one_clone_both_succeed_and_train_once()
    {
        var cell = """
            var recipe = Recipe.Published with { CnnTraining = TrainingOptions.Cnn with { Epochs = 2 } };
            CachedExperiment.Open(PtbXl.Open(), recipe).Trained(NetworkKind.Cnn).Epochs[^1].Loss
            """;
        var notebook = Write("a", cell);
        var runs = Enumerable.Range(1, 2).Select(i => Start("run", notebook, "--out", _folder[$"out{i}"])).ToList();
        foreach (var run in runs)
        {
            Assert.True((await run.EndAsync()).ExitCode == 0, run.Errors);
            run.Dispose();
        }

        var histories = Directory.GetFiles(_folder["runs"], "history.csv", SearchOption.AllDirectories);
        Assert.Equal(2, HistoryOf(Assert.Single(histories)));
    }

    // The header aside, a line for each epoch.
    private static int HistoryOf(string path) => File.ReadAllLines(path).Length - 1;

    private static string Imports => Path.Combine(Repository.Root!, "notebooks", "ecg.csx");

    private static IDisposable Hold(string folder) =>
        ExclusiveFolder.Take(folder, below: true, cancellation: TestContext.Current.CancellationToken);

    // By reflection, because the class is internal.
    private static string Take(string folder) =>
        $$"""
            ((IDisposable)typeof(Lead).Assembly.GetType("{{typeof(ExclusiveFolder).FullName}}").GetMethod("{{nameof(
                ExclusiveFolder.Take
            )}}")
                .Invoke(null, new object[] { {{JsonSerializer.Serialize(
                folder
            )}}, true, TimeSpan.MaxValue, default(System.Threading.CancellationToken) }))
            """;

    private RunningEcg Start(params string[] arguments) =>
        new(new() { [CachedExperiment.FolderVariable] = _folder["runs"] }, [.. arguments, "--data", demo.Data]);

    private string Write(string name, params string[] sources)
    {
        var notebook = new
        {
            nbformat = 4,
            nbformat_minor = 5,
            metadata = new { },
            cells = sources
                .Prepend($"#!import {Imports}")
                .Select(
                    (source, i) =>
                        new
                        {
                            cell_type = "code",
                            id = $"c{i}",
                            metadata = new { },
                            source,
                            outputs = Array.Empty<object>(),
                            execution_count = (int?)null,
                        }
                ),
        };
        File.WriteAllText(_folder[$"{name}.ipynb"], JsonSerializer.Serialize(notebook));
        return _folder[$"{name}.ipynb"];
    }
}
