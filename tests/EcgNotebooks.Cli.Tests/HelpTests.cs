using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

public class HelpTests
{
    [Theory]
    [InlineData("proces")]
    [InlineData("process", "--recipe", "published")]
    [InlineData("process", "--run", "r", "--colour", "red")]
    [InlineData("process", "--run", "r", "--recipe", "other")]
    [InlineData("fetch", "--release", "1.0.2")]
    [InlineData("fetch", "--connections", "9")]
    [InlineData("fetch", "--all", "--for", "published")]
    [InlineData("fetch", "--source", "x", "--release", "1.0.1")]
    [InlineData("train", "--run", "r", "--network", "rnn")]
    [InlineData("train", "--run", "r", "--network", "cnn", "--epochs", "many")]
    [InlineData("train", "--run", "r", "--network", "cnn", "--device", "tpu")]
    public async Task Wrong_usage_ends_with_2_and_points_to_the_help(params string[] arguments)
    {
        var result = await Ecg.RunAsync(arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--help", result.StandardError, StringComparison.Ordinal);
        Assert.Empty(result.StandardOutput);
    }
}
