namespace EcgNotebooks.Runner.Tests;

public class IndependenceTests
{
    [Fact]
    public void The_runner_references_neither_the_library_nor_Torch()
    {
        var references = typeof(NotebookRunner).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        Assert.DoesNotContain(references, name => name is "EcgNotebooks" or "TorchSharp");
    }
}
