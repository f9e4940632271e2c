using EcgNotebooks.Tests.Architecture.Planted.Labels;

namespace EcgNotebooks.Tests.Architecture.Planted.Training;

/// <summary>A type of a lower folder that uses an upper one, as it may.</summary>
internal sealed class Trainer
{
    public static bool Knows(object value) => value is Labeller;
}
