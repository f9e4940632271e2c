using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

/// <summary>Most tests call the command line in their own process; these hold it to a process as the user starts it.</summary>
public sealed class OwnProcessTests(DemoFixture demo)
{
    [Fact]
    public Task A_result_is_the_same_as_in_a_process_of_its_own() =>
        AssertSameAsync("predict", "--model", demo.Cnn, "--input", demo.Record);

    [Fact]
    public Task A_failure_is_the_same_as_in_a_process_of_its_own() =>
        AssertSameAsync("predict", "--model", "none.safetensors", "--input", demo.Record);

    [Fact]
    public Task Wrong_usage_is_the_same_as_in_a_process_of_its_own() =>
        AssertSameAsync("train", "--network", "rnn", "--epochs", "0");

    [Fact]
    public async Task Commands_at_the_same_time_keep_their_outputs_apart()
    {
        var results = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Ecg.RunAsync("plot", $"none-{i}", "--out", "a.svg"))
        );
        for (var i = 0; i < results.Length; i++)
        {
            Assert.Equal(1, results[i].ExitCode);
            Assert.Contains($"none-{i}", Assert.Single(Lines(results[i].StandardError)), StringComparison.Ordinal);
        }
    }

    private static async Task AssertSameAsync(params string[] arguments)
    {
        var (here, there) = (await Ecg.RunAsync(arguments), await Ecg.RunProcessAsync([], arguments));
        Assert.Equal(there.ExitCode, here.ExitCode);
        Assert.Equal(there.StandardOutput, here.StandardOutput);
        Assert.Equal(there.StandardError, here.StandardError);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
