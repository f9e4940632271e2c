using System.Text.Json;
using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests;

[Trait("speed", "slow")]
public sealed class DoctorTests(DemoFixture demo)
{
    [Fact]
    public async Task A_good_dataset_exits_with_0_and_a_damaged_one_with_1()
    {
        var good = await Ecg.RunAsync("doctor", "--data", demo.Data);
        Assert.True(good.ExitCode == 0, good.StandardOutput);
        Assert.Contains("0 wrong, 0 suspect", good.StandardOutput, StringComparison.Ordinal);

        using var copy = demo.CopyOfData();
        var damaged = copy["records500", "00000", "00001_hr.dat"];
        await File.AppendAllTextAsync(damaged, "x", TestContext.Current.CancellationToken);
        var bad = await Ecg.RunAsync("doctor", "--data", copy.Path, "--json", "--html", copy["page.html"]);
        Assert.Equal(1, bad.ExitCode);
        var kinds = JsonDocument
            .Parse(bad.StandardOutput)
            .RootElement.GetProperty("findings")
            .EnumerateArray()
            .Select(group => group.GetProperty("kind").GetString());
        Assert.Equal(["wrongDigest", "unreadableRecording"], kinds);
        Assert.Contains(
            "00001_hr.dat",
            await File.ReadAllTextAsync(copy["page.html"], TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }
}
