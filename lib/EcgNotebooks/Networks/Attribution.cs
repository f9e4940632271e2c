using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace EcgNotebooks.Networks;

/// <summary>Attributes the network's output to the samples of an example, by the gradient of the log-odds.</summary>
internal static class Attribution
{
    /// <summary>Returns the gradient of each example's log-odds with respect to its samples, (channel, time) per example.</summary>
    public static float[][] Gradients(Classifier network, IExamples examples)
    {
        network.Check(examples);
        network.eval();
        using var scope = NewDisposeScope();
        int[] all = [.. Enumerable.Range(0, examples.Count)];
        return Rows(Gradient(network, Batch.Inputs(examples, all, network.Device)));
    }

    /// <summary>Returns the integrated gradients of each example with an all-zero baseline, (channel, time) per example.</summary>
    public static float[][] Integrated(Classifier network, IExamples examples, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        network.Check(examples);
        network.eval();
        return [.. Enumerable.Range(0, examples.Count).Select(i => Integrated(network, examples, i, steps))];
    }

    // One batch holds all steps on the path from the baseline: the example scaled by the midpoint of each step (midpoint rule).
    private static float[] Integrated(Classifier network, IExamples examples, int index, int steps)
    {
        using var scope = NewDisposeScope();
        var input = Batch.Inputs(examples, [index], network.Device);
        var shares = Enumerable.Range(0, steps).Select(step => (step + 0.5f) / steps).ToArray();
        var path = input * tensor(shares, device: network.Device).view(steps, 1, 1);
        var mean = Gradient(network, path).mean([0], keepdim: true);
        return Rows(mean * input)[0];
    }

    private static Tensor Gradient(Classifier network, Tensor input)
    {
        var leaf = input.detach().requires_grad_(true);
        using var enabled = enable_grad();
        var sum = network.LogOdds(leaf).sum();
        return autograd.grad([sum], [leaf])[0];
    }

    private static float[][] Rows(Tensor values)
    {
        var flat = MemoryMarshal.Cast<byte, float>(values.detach().contiguous().cpu().bytes);
        var size = (int)(values.numel() / values.shape[0]);
        var rows = new float[values.shape[0]][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = flat.Slice(i * size, size).ToArray();
        }

        return rows;
    }
}
