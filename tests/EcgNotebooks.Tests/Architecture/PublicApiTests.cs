using PublicApiGenerator;

namespace EcgNotebooks.Tests.Architecture;

/// <summary>The public surface is one committed file, so that no change to it goes unseen.</summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_API_is_what_the_committed_file_says()
    {
        var api = typeof(Lead)
            .Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ReplaceLineEndings("\n");
        var actual = Path.Combine(AppContext.BaseDirectory, "EcgNotebooks.received.txt");
        File.WriteAllText(actual, api);
        var expected = Path.Combine(AppContext.BaseDirectory, "Architecture", "EcgNotebooks.api.txt");
        Assert.True(
            File.ReadAllText(expected).ReplaceLineEndings("\n") == api,
            $"The API has changed. If that is meant, copy {actual} to tests/EcgNotebooks.Tests/Architecture/EcgNotebooks.api.txt."
        );
    }
}
