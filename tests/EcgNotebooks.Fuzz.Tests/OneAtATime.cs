namespace EcgNotebooks.Fuzz.Tests;

/// <summary>The collection of tests that run one after the other, because a campaign changes the current folder and measures the memory of the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAtATime
{
    public const string Name = "One campaign at a time";
}
