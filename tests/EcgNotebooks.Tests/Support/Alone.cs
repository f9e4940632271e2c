namespace EcgNotebooks.Tests.Support;

/// <summary>A collection of tests that measure the whole process and therefore run while no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
