namespace EcgNotebooks.Cli.Tests.Reference;

/// <summary>The reference page of the command line says what the help texts say.</summary>
public class CommandLinePageTests
{
    private const string Renew = "ECG_RENEW_PAGES";

    [Fact]
    public async Task The_reference_page_holds_the_help_texts_of_all_verbs()
    {
        var page = await CommandLinePage.RenderAsync();
        if (Environment.GetEnvironmentVariable(Renew) == "1")
        {
            await File.WriteAllTextAsync(CommandLinePage.Path, page, TestContext.Current.CancellationToken);
        }

        Assert.True(
            page == CommandLinePage.Stored,
            $"The help texts differ from docs/reference/command-line.md. Renew the page: {Renew}=1 dotnet test --project tests/EcgNotebooks.Cli.Tests -- --filter-class \"*CommandLinePageTests\""
        );
    }
}
