using static TorchSharp.torch;

namespace EcgNotebooks.Training;

/// <summary>While it lives, dropout and batch statistics are on; the noise is drawn from a generator of its own.</summary>
internal sealed class TrainingMode : IDisposable
{
    private readonly Classifier _network;
    private readonly Generator _noise;

    public TrainingMode(Classifier network, ulong seed, Precision precision)
    {
        (_network, _noise) = (network, new Generator(seed));
        network.train();
        foreach (var layer in network.Layers)
        {
            layer.Noise = _noise;
            layer.TrainingPrecision = precision;
        }
    }

    public void Dispose()
    {
        _network.eval();
        _noise.Dispose();
        foreach (var layer in _network.Layers)
        {
            layer.Noise = null;
        }
    }
}
