namespace EcgNotebooks.Networks;

/// <summary>Compares the shape of examples with the input of a network.</summary>
internal static class ExampleShape
{
    /// <summary>Throws unless the examples have the shape that a network takes.</summary>
    /// <exception cref="EcgException">They have another shape.</exception>
    public static void Check(IExamples examples, IClassifier network)
    {
        if (examples.Length != network.InputLength || examples.Channels != network.Channels)
        {
            throw new EcgException(
                $"The examples have {examples.Channels} channel(s) of {examples.Length} samples, but the network expects {network.Channels} of {network.InputLength}.",
                "Create the network with this shape, or prepare the examples in the network's shape."
            );
        }
    }
}
