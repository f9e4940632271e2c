using System.Globalization;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests.Crashes;

/// <summary>Every verb that writes, killed at random moments and run again.</summary>
/// <remarks>ECG_KILL_ROUNDS asks for more than the one round of each test run; ECG_KILL_SEED for other moments.</remarks>
[Trait("speed", "slow")]
public sealed class KillMatrixTests(DemoFixture demo)
{
    private const int KillsPerRound = 2;

    [Theory]
    [InlineData("process")]
    [InlineData("train")]
    [InlineData("evaluate")]
    [InlineData("fetch")]
    [InlineData("run")]
    [InlineData("sweep")]
    public async Task Killed_and_run_again_the_results_are_those_of_an_uninterrupted_run(string name)
    {
        Assert.SkipWhen(
            OperatingSystem.IsWindows(),
            "a killed process can't be told from an ended one by its files there"
        );
        var verb = KilledVerbs.All(demo).Single(v => v.Name == name);
        using var whole = new TemporaryFolder();
        verb.Prepare(whole.Path);
        var lasts = await verb.RunAsync(whole.Path);
        var expected = verb.Results(whole.Path);
        Assert.NotEmpty(expected);
        Assert.Empty(KilledVerbs.LeftOver(whole.Path));

        var moments = new Random(Setting("ECG_KILL_SEED", 1) * 31 + name.Length);
        var killed = 0;
        for (var round = 0; round < Setting("ECG_KILL_ROUNDS", 1); round++)
        {
            using var folder = new TemporaryFolder();
            verb.Prepare(folder.Path);
            for (var kill = 0; kill < KillsPerRound; kill++)
            {
                killed += await verb.KillAsync(folder.Path, moments.NextDouble() * lasts) ? 1 : 0;
            }

            await verb.RunAsync(folder.Path);
            Assert.Equal(expected, verb.Results(folder.Path));
            Assert.Empty(KilledVerbs.LeftOver(folder.Path));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {killed} kills, {lasts.TotalSeconds:F1} s a run");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;
}
