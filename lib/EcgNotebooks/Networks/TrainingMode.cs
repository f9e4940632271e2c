using EcgNotebooks.Networks.Layers;
using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Networks;

/// <summary>Switches a network to training mode until disposed: dropout is active, with a random generator of its own, and normalization uses batch statistics.</summary>
internal sealed class TrainingMode : IDisposable
{
    private readonly Classifier _network;

    public TrainingMode(Classifier network, ulong seed, Precision precision)
    {
        _network = network;
        var random = new DropoutRandom(seed);
        network.train();
        foreach (var layer in network.Layers)
        {
            layer.DropoutRandom = random;
            layer.TrainingPrecision = precision;
        }
    }

    public void Dispose()
    {
        _network.eval();
        foreach (var layer in _network.Layers)
        {
            layer.DropoutRandom = null;
        }
    }
}
