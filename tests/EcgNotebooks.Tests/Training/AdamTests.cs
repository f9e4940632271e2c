using EcgNotebooks.Networks.Kernels;
using EcgNotebooks.Networks.Layers;
using EcgNotebooks.Training;
using TorchSharp;

namespace EcgNotebooks.Tests.Training;

public class AdamTests
{
    [Fact]
    public void A_step_follows_Kerass_update_rule()
    {
        // An odd number, so that the last values don't fill a SIMD vector.
        const int count = 70_003;
        using var parameter = new TorchSharp.Modules.Parameter(torch.ones(count));
        var weight = new Weight("w", "kernel", parameter);
        var adam = new Adam([weight], 0.01);
        var (w, m, v) = (Fill(count, _ => 1.0), Fill(count, _ => 0.0), Fill(count, _ => 0.0));
        for (var step = 1; step <= 3; step++)
        {
            // The gradients include values as small as epsilon, where it matters to what epsilon is added.
            var gradient = Fill(count, i => Math.Pow(10, -(i % 9)) * ((i + step) % 2 == 0 ? 1 : -0.5));
            parameter.grad = torch.tensor(gradient).to(torch.ScalarType.Float32);
            adam.Step();
            var rate = 0.01 * Math.Sqrt(1 - Math.Pow(0.999, step)) / (1 - Math.Pow(0.9, step));
            for (var i = 0; i < count; i++)
            {
                m[i] += (gradient[i] - m[i]) * 0.1;
                v[i] += (gradient[i] * gradient[i] - v[i]) * 0.001;
                w[i] -= m[i] * rate / (Math.Sqrt(v[i]) + 1e-7);
            }
        }

        Assert.All(weight.ToArray().Zip(w), p => Assert.Equal(p.Second, p.First, 1e-6));
        Assert.Equal(3, adam.Steps);
    }

    [Fact]
    public void A_gradient_in_parts_gives_the_same_bits_as_a_stored_one()
    {
        var gradient = Array.ConvertAll(Fill(4096, i => Math.Sin(i)), x => (float)x);
        Assert.Equal(
            Stepped((weight, parameter) => parameter.grad = torch.tensor(gradient)),
            Stepped((weight, parameter) => weight.DeferredGradient = new Parts(gradient))
        );
    }

    private static float[] Stepped(Action<Weight, TorchSharp.Modules.Parameter> setGradient)
    {
        using var parameter = new TorchSharp.Modules.Parameter(torch.ones(4096));
        var weight = new Weight("w", "kernel", parameter);
        var adam = new Adam([weight], 0.01);
        Assert.True(weight.CanDeferGradient);
        for (var step = 0; step < 2; step++)
        {
            adam.ClearGradients();
            Assert.Null(weight.DeferredGradient);
            setGradient(weight, parameter);
            adam.Step();
        }

        return [.. weight.ToArray(), .. adam.FirstMoments[0], .. adam.SecondMoments[0]];
    }

    // Gives the last part first.
    private sealed class Parts(float[] gradient) : IWeightGradient
    {
        public void Compute(IWeightGradient.Part use)
        {
            use(1024, gradient.AsSpan(1024));
            use(0, gradient.AsSpan(0, 1024));
        }
    }

    private static double[] Fill(int count, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(value)];
}
