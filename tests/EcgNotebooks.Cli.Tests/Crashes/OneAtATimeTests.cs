using EcgNotebooks.Cli.Tests.Support;

namespace EcgNotebooks.Cli.Tests.Crashes;

/// <summary>Two commands on one folder.</summary>
public sealed class OneAtATimeTests(DemoFixture demo)
{
    [Theory]
    [InlineData("process", "--data", "DATA", "--run", "RUN")]
    [InlineData("train", "--run", "RUN", "--network", "cnn", "--epochs", "1")]
    [InlineData("evaluate", "--run", "RUN")]
    [InlineData("card", "RUN")]
    [InlineData("verify", "RUN")]
    public async Task The_second_says_so_and_leaves(params string[] arguments)
    {
        using var run = demo.CopyOfRun();
        File.WriteAllText(run["cnn", "bundle.json"], "{}");
        using var held = File.Open(run[".lock"], FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        string[] real =
        [
            .. arguments.Select(a =>
                a == "RUN" ? run.Path
                : a == "DATA" ? demo.Data
                : a
            ),
        ];
        var before = Directory.GetFiles(run.Path, "*", SearchOption.AllDirectories).Order().ToList();
        await Ecg.FailsAsync(1, [run.Path, "another process is using this folder"], real);
        Assert.Equal(before, Directory.GetFiles(run.Path, "*", SearchOption.AllDirectories).Order());
    }
}
