using EcgNotebooks.Networks.Layers;
using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Networks;

/// <summary>While it lives, dropout and batch statistics are on; the noise is drawn from a generator of its own.</summary>
internal sealed class TrainingMode : IDisposable
{
    private readonly Classifier _network;

    public TrainingMode(Classifier network, ulong seed, Precision precision)
    {
        _network = network;
        var noise = new DropoutRandom(seed);
        network.train();
        foreach (var layer in network.Layers)
        {
            layer.DropoutRandom = noise;
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
