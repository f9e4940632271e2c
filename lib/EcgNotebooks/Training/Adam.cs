using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EcgNotebooks.Networks.Kernels;
using EcgNotebooks.Networks.Layers;

namespace EcgNotebooks.Training;

/// <summary>The Adam optimizer in Keras's variant, which adds epsilon to the square root of the uncorrected second moment.</summary>
/// <remarks>
/// Kingma and Ba (2015), section 2, last paragraph; keras/src/optimizers/adam.py. All operations are done in one pass over each
/// weight, and independently for each value, so the result doesn't depend on the number of threads.
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
        foreach (var weight in _weights)
        {
            weight.CanDeferGradient = true;
        }

        FirstMoments = [.. _weights.Select(w => new float[w.Count])];
        SecondMoments = [.. _weights.Select(w => new float[w.Count])];
    }

    /// <summary>Number of steps so far.</summary>
    public long Steps { get; set; }

    public IReadOnlyList<Weight> Weights => _weights;

    /// <summary>First moments: the moving mean of each trainable weight's gradient.</summary>
    public float[][] FirstMoments { get; }

    /// <summary>Second moments: the moving mean of each trainable weight's squared gradient.</summary>
    public float[][] SecondMoments { get; }

    /// <summary>Updates the weights by the gradients of the last backward pass.</summary>
    public void Step()
    {
        Steps++;
        var rate = (float)(_learningRate * Math.Sqrt(1 - Math.Pow(Beta2, Steps)) / (1 - Math.Pow(Beta1, Steps)));
        for (var i = 0; i < _weights.Length; i++)
        {
            Step(i, rate);
        }
    }

    /// <summary>Clears the gradients of the last backward pass.</summary>
    public void ClearGradients()
    {
        foreach (var weight in _weights)
        {
            weight.Value.grad = null;
            weight.DeferredGradient = null;
        }
    }

    private void Step(int i, float rate)
    {
        if (!_weights[i].IsOnCpu)
        {
            StepOnOtherDevice(_weights[i], FirstMoments[i], SecondMoments[i], rate);
            return;
        }

        var (weight, first, second) = (_weights[i], FirstMoments[i], SecondMoments[i]);
        if (weight.DeferredGradient is { } deferred)
        {
            Step(weight, deferred, first, second, rate);
            return;
        }

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

    private static unsafe void Step(Weight weight, IWeightGradient gradient, float[] first, float[] second, float rate)
    {
        // Spans can't be captured, and asking the tensor for its memory costs as much as updating a part.
        fixed (float* values = weight.Values)
        {
            float* start = values;
            gradient.Compute(
                (place, part) =>
                {
                    var range = new Range(place, place + part.Length);
                    Step(new(start + place, part.Length), part, first.AsSpan(range), second.AsSpan(range), rate);
                }
            );
        }
    }

    // Weights on another device are copied to the CPU and back, so that the arithmetic is the same.
    private static void StepOnOtherDevice(Weight weight, float[] first, float[] second, float rate)
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
