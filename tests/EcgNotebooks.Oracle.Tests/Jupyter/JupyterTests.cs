using EcgNotebooks.Oracle.Tests.Support;

namespace EcgNotebooks.Oracle.Tests.Jupyter;

/// <summary>Runs the notebooks in Jupyter, with the kernel of the tool dotnet-interactive.</summary>
public sealed class JupyterTests(DemoFixture demo, ITestOutputHelper output)
{
    public static TheoryData<string> Notebooks => CollectionNotebooks.Names;

    [Theory(Timeout = DemoFixture.TimeLimitMs)]
    [MemberData(nameof(Notebooks))]
    public async Task In_Jupyter_the_outputs_differ_from_the_stored_ones_in_form_only(string name)
    {
        var host = await JupyterHost.FindAsync();
        var notebook = CollectionNotebooks.PathOf(name);
        var executed = await demo.RunAsync(
            "unshare",
            copy => host.Arguments(notebook, copy),
            TestContext.Current.CancellationToken
        );
        var normalized = NormalizedCopy.Of(executed);
        var agreement = CellAgreement.Of(notebook, normalized.Json);
        output.WriteLine($"{agreement}; of these, {normalized}");
        agreement.AssertNoDifference();
    }
}
