using EcgNotebooks.Networks.Kernels;
using static TorchSharp.torch;

namespace EcgNotebooks.Tests.Networks.Kernels;

/// <summary>Compares the fused dense layer with torch's in double precision.</summary>
public class FusedDenseTests
{
    [Theory]
    [OnAllWidths(32, 1024, 128)]
    [OnAllWidths(13, 1120, 8)]
    [OnAllWidths(1, 2080, 24)]
    public void Output_and_gradients_equal_torchs(string width, int batch, int inputs, int outputs)
    {
        using var generator = new Generator(1);
        Tensor[] doubles = [Random(batch, inputs), Random(outputs, inputs), Random(outputs)];
        var singles = Array.ConvertAll(doubles, x => x.detach().to(ScalarType.Float32).requires_grad_(true));
        var expected = nn.functional.linear(doubles[0], doubles[1], doubles[2]);
        using var outer = Random(batch, outputs).detach();
        expected.backward([outer]);
        IWeightGradient? deferred = null;
        var kernels = OnAllWidthsAttribute.Named(width);
        var actual = FusedDense.Apply(kernels, singles[0], singles[1], singles[2], gradient => deferred = gradient);
        actual.backward([outer.to(ScalarType.Float32)]);
        FusedTests.AssertClose(expected, actual);
        FusedTests.AssertClose(doubles[0].grad!, singles[0].grad!);
        FusedTests.AssertClose(doubles[1].grad!, Computed(deferred!, outputs, inputs));
        FusedTests.AssertClose(doubles[2].grad!, singles[2].grad!);
        Assert.Null(singles[1].grad);

        Tensor Random(params long[] sizes) =>
            randn(sizes, ScalarType.Float64, generator: generator).requires_grad_(true);
    }

    private static Tensor Computed(IWeightGradient gradient, int outputs, int inputs)
    {
        var values = Enumerable.Repeat(float.NaN, outputs * inputs).ToArray();
        gradient.Compute((start, part) => part.CopyTo(values.AsSpan(start)));
        return tensor(values, outputs, inputs);
    }
}
