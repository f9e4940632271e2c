namespace EcgNotebooks.Tests.Architecture.Planted.Labels;

/// <summary>A type of an upper folder that uses a lower one, planted for the test of the rule.</summary>
internal sealed class Labeller
{
    public Training.Trainer? Trainer { get; init; }
}
