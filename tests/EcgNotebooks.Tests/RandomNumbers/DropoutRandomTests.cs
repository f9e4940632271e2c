using EcgNotebooks.RandomNumbers;
using static TorchSharp.torch;

namespace EcgNotebooks.Tests.RandomNumbers;

public class DropoutRandomTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(123_456_789_012)]
    public void Draws_equal_those_of_PyTorchs_generator(ulong seed)
    {
        using var generator = new Generator(seed);
        var noise = new DropoutRandom(seed);
        foreach (var (count, probability) in ((int, double)[])[(1, 0.5), (37, 0.8), (1000, 0.3), (10_000, 0.8)])
        {
            // Strided doubles, because vectorized code may draw contiguous numbers in another order.
            using var expected = empty([count, 2], ScalarType.Float64).select(1, 0).bernoulli_(probability, generator);
            var actual = new byte[count];
            noise.Draw(probability, actual);
            Assert.Equal(expected.to(ScalarType.Byte).contiguous().data<byte>().ToArray(), actual);
        }
    }
}
