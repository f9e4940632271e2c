using EcgNotebooks.Oracle.Tests.Support;

namespace EcgNotebooks.Oracle.Tests;

/// <summary>Runs the notebooks in the C# kernel of .NET Interactive, without a front end.</summary>
[Trait("speed", "slow")]
public sealed class CSharpKernelTests(DemoFixture demo, ITestOutputHelper output)
{
    public static TheoryData<string> Notebooks => CollectionNotebooks.Names;

    [Theory(Timeout = DemoFixture.TimeLimitMs)]
    [MemberData(nameof(Notebooks))]
    public async Task The_kernel_of_dotnet_interactive_gets_the_stored_outputs(string name)
    {
        var notebook = CollectionNotebooks.PathOf(name);
        var executed = await demo.RunAsync(
            "dotnet",
            copy => [OracleProgram.Path, notebook, copy],
            TestContext.Current.CancellationToken
        );
        var agreement = CellAgreement.Of(notebook, executed);
        output.WriteLine($"{agreement}");
        agreement.AssertNoDifference();
    }
}
