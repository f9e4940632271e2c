namespace EcgNotebooks.Tests.Support;

/// <summary>Tests that measure the whole process run while no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
