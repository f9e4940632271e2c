using CliWrap.Buffered;

namespace EcgNotebooks.Cli.Tests;

public class HelpTests
{
    [Fact]
    public async Task Help_says_what_the_program_is_for()
    {
        var result = await CliWrap
            .Cli.Wrap("dotnet")
            .WithArguments([Path.Combine(AppContext.BaseDirectory, "ecg.dll"), "--help"])
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        Assert.Contains("PTB-XL", result.StandardOutput, StringComparison.Ordinal);
    }
}
