using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EcgNotebooks.Networks.Layers;

namespace EcgNotebooks.Training;

/// <summary>Adam as Keras computes it: epsilon is added to the root of the uncorrected second moment.</summary>
/// <remarks>
/// Kingma and Ba (2015), section 2, last paragraph; keras/src/optimizers/adam.py. One pass over each weight instead of one per
/// operation, and every value by itself, so that the result doesn't depend on the number of threads.
/// </remarks>
internal sealed class Adam
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const float Epsilon = 1e-7f;
    private const int ChunkSize = 1 << 16;

    private readonly Weight[] _weights;
    private readonly double _learningRate;

    public Adam(IEnumerable<Weight> weights, double learningRate)
    {
        _weights = [.. weights.Where(w => w.Trainable)];
        _learningRate = learningRate;
        FirstMoments = [.. _weights.Select(w => new float[w.Count])];
        SecondMoments = [.. _weights.Select(w => new float[w.Count])];
    }

    /// <summary>Steps taken so far.</summary>
    public long Steps { get; set; }

    public IReadOnlyList<Weight> Weights => _weights;

    /// <summary>Moving mean of each trained weight's gradient.</summary>
    public float[][] FirstMoments { get; }

    /// <summary>Moving mean of each trained weight's squared gradient.</summary>
    public float[][] SecondMoments { get; }

    /// <summary>Changes the weights by the gradients that the last backward pass left.</summary>
    public void Step()
    {
        Steps++;
        var rate = (float)(_learningRate * Math.Sqrt(1 - Math.Pow(Beta2, Steps)) / (1 - Math.Pow(Beta1, Steps)));
        for (var i = 0; i < _weights.Length; i++)
        {
            Step(i, rate);
        }
    }

    /// <summary>Forgets the gradients of the last backward pass.</summary>
    public void ClearGradients()
    {
        foreach (var weight in _weights)
        {
            weight.Value.grad = null;
        }
    }

    private void Step(int i, float rate)
    {
        if (!_weights[i].IsOnCpu)
        {
            StepAway(_weights[i], FirstMoments[i], SecondMoments[i], rate);
            return;
        }

        var (weight, first, second) = (_weights[i], FirstMoments[i], SecondMoments[i]);
        using var gradient = weight.Value.grad!.contiguous();
        Parallel.For(
            0,
            (first.Length + ChunkSize - 1) / ChunkSize,
            chunk =>
            {
                var range = new Range(chunk * ChunkSize, Math.Min(first.Length, (chunk + 1) * ChunkSize));
                var gradients = MemoryMarshal.Cast<byte, float>(gradient.bytes)[range];
                Step(weight.Values[range], gradients, first.AsSpan(range), second.AsSpan(range), rate);
            }
        );
    }

    // The same arithmetic on copies of what another device holds.
    private static void StepAway(Weight weight, float[] first, float[] second, float rate)
    {
        var values = weight.ToArray();
        using var gradient = weight.Value.grad!.cpu().contiguous();
        Step(values, MemoryMarshal.Cast<byte, float>(gradient.bytes), first, second, rate);
        weight.Set(values);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Step(
        Span<float> weights,
        Span<float> gradients,
        Span<float> first,
        Span<float> second,
        float rate
    )
    {
        var w = MemoryMarshal.Cast<float, Vector<float>>(weights);
        var g = MemoryMarshal.Cast<float, Vector<float>>(gradients);
        var m = MemoryMarshal.Cast<float, Vector<float>>(first);
        var v = MemoryMarshal.Cast<float, Vector<float>>(second);
        var epsilon = new Vector<float>(Epsilon);
        for (var i = 0; i < w.Length; i++)
        {
            m[i] += (g[i] - m[i]) * (float)(1 - Beta1);
            v[i] += (g[i] * g[i] - v[i]) * (float)(1 - Beta2);
            w[i] -= m[i] * rate / (Vector.SquareRoot(v[i]) + epsilon);
        }

        for (var i = w.Length * Vector<float>.Count; i < weights.Length; i++)
        {
            first[i] += (gradients[i] - first[i]) * (float)(1 - Beta1);
            second[i] += (gradients[i] * gradients[i] - second[i]) * (float)(1 - Beta2);
            weights[i] -= first[i] * rate / (MathF.Sqrt(second[i]) + Epsilon);
        }
    }
}
