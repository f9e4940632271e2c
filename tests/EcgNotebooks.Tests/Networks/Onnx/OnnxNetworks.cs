using EcgNotebooks.Networks;
using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Tests.Networks.Onnx;

/// <summary>Networks for the tests of ONNX.</summary>
internal static class OnnxNetworks
{
    /// <summary>Creates a network whose weights all differ from their initial values, biases and moving statistics included.</summary>
    public static Classifier Create(string name, int channels, int samples)
    {
        Classifier network =
            name == "cnn"
                ? new EcgCnn(new() { Channels = channels, InputLength = samples }, seed: 3)
                : new EcgCrnn(new() { Channels = channels, InputLength = samples }, seed: 3);
        var random = new NumPyRandomState(5);
        foreach (var weight in network.Weights.Where(weight => weight.Shape.Count == 1))
        {
            // Around 1, because a variance is positive; the sign of a bias doesn't matter here.
            weight.Set([.. random.Uniform(weight.Count).Select(x => (float)(0.5 + x))]);
        }

        return network;
    }
}
