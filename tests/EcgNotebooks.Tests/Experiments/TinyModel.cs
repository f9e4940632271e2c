using EcgNotebooks.Networks;
using EcgNotebooks.Signals;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>Writes a model file in which all weights but one are 0.</summary>
internal static class TinyModel
{
    /// <summary>Writes a model for lead I with 500 samples.</summary>
    public static void Write(string path, float lastBias)
    {
        using var network = new EcgCnn(new() { InputLength = 500 });
        float[][] weights = [.. network.Weights.Select(w => new float[w.Count])];
        weights[^1][0] = lastBias;
        WeightsFile.Create(network, weights, "digest", 1, new SignalOptions { Samples = 500 }.ToJson()).Write(path);
    }
}
