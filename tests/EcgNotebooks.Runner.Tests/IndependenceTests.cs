namespace EcgNotebooks.Runner.Tests;

public class IndependenceTests
{
    [Fact]
    public void The_runner_knows_neither_ECG_nor_Torch()
    {
        var references = typeof(NotebookRunner).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        Assert.DoesNotContain(references, name => name is "EcgNotebooks" or "TorchSharp");
    }
}
