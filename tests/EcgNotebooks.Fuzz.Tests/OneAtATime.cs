namespace EcgNotebooks.Fuzz.Tests;

/// <summary>A campaign moves the process to another folder, and counts all that the process allocates.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAtATime
{
    public const string Name = "One campaign at a time";
}
