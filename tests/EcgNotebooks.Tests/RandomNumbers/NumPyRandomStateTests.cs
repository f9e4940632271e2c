using System.Text.Json;
using EcgNotebooks.RandomNumbers;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.RandomNumbers;

public class NumPyRandomStateTests
{
    [Fact]
    public void All_draws_equal_those_of_NumPy()
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(SharedData.Golden("random.json")));
        var cases = 0;
        foreach (var expected in golden.RootElement.GetProperty("cases").EnumerateArray())
        {
            cases++;
            var seed = expected.GetProperty("seed").GetUInt32();
            NumPyRandomState Fresh() => new(seed);
            var raw = Fresh();
            Assert.Equal(Numbers<uint>(expected, "raw_uint32"), Enumerable.Range(0, 24).Select(_ => raw.NextUInt32()));
            var sample = Fresh();
            Assert.Equal(
                Numbers<double>(expected, "random_sample"),
                Enumerable.Range(0, 8).Select(_ => sample.NextDouble())
            );
            Assert.Equal(Numbers<double>(expected, "uniform_-0.08_0.08"), Fresh().Uniform(8, -0.08, 0.08));
            Assert.Equal(Numbers<double>(expected, "standard_normal"), Fresh().StandardNormal(9));
            foreach (var bound in expected.GetProperty("randint").EnumerateObject())
            {
                var high = long.Parse(bound.Name, System.Globalization.CultureInfo.InvariantCulture);
                Assert.Equal(bound.Value.Deserialize<long[]>()!, Fresh().Integers(0, high, 12));
            }

            Assert.Equal(Numbers<int>(expected, "permutation_10"), Fresh().Permutation(10));
            Assert.Equal(Numbers<int>(expected, "permutation_1000_head"), Fresh().Permutation(1000)[..20]);
            Assert.Equal(Numbers<int>(expected, "permutation_70000_head"), Fresh().Permutation(70000)[..20]);
            Assert.Equal(Numbers<int>(expected, "choice_100_10_without_replacement"), Fresh().Choice(100, 10));
            Assert.Equal(
                expected.GetProperty("permutation_rows_of_6x2").Deserialize<int[][]>()!,
                Fresh().Permutation(6).Select(i => new[] { 2 * i, 2 * i + 1 })
            );
            var mixed = expected.GetProperty("randint_then_uniform_then_permutation");
            var sequence = Fresh();
            Assert.Equal(mixed[0].Deserialize<long[]>()!, sequence.Integers(0, 1040, 5));
            Assert.Equal(mixed[1].Deserialize<double[]>()!, sequence.Uniform(3));
            Assert.Equal(mixed[2].Deserialize<int[]>()!, sequence.Permutation(7));
        }

        Assert.Equal(5, cases);
    }

    // The draws end within a block of the generator, and go on to another one.
    [Theory]
    [InlineData(1, 5)]
    [InlineData(300, 100)]
    [InlineData(1000, 2000)]
    public void Counted_integers_are_those_that_are_returned_and_a_generator_seeded_anew_is_a_new_one(
        int high,
        int size
    )
    {
        var random = new NumPyRandomState(3);
        random.NextNormal();
        random.Seed(7);
        var counts = new int[high];
        random.CountIntegers(counts, size);
        var drawn = new NumPyRandomState(7);
        var expected = new int[high];
        foreach (var integer in drawn.Integers(0, high, size))
        {
            expected[integer]++;
        }

        Assert.Equal(expected, counts);
        Assert.Equal(drawn.NextNormal(), random.NextNormal());
    }

    // The reference sequence of Matsumoto and Nishimura's mt19937ar for its default seed.
    [Fact]
    public void The_generator_is_mt19937()
    {
        var random = new NumPyRandomState(5489);
        Assert.Equal(
            [3499211612u, 581869302u, 3890346734u],
            [random.NextUInt32(), random.NextUInt32(), random.NextUInt32()]
        );
        for (var i = 3; i < 9999; i++)
        {
            random.NextUInt32();
        }

        // The C++ standard requires this value for the 10,000th draw of mt19937.
        Assert.Equal(4123659995u, random.NextUInt32());
    }

    [Fact]
    public void Integers_stay_within_their_bounds_and_reach_both()
    {
        var draws = new NumPyRandomState(7).Integers(-3, 4, 1000);
        Assert.Equal((-3, 3), (draws.Min(), draws.Max()));
        Assert.Equal(7, draws.Distinct().Count());
    }

    [Fact]
    public void The_largest_range_gives_full_64_bit_numbers()
    {
        var raw = new NumPyRandomState(3).NextUInt64();
        Assert.Equal(
            unchecked((long)(raw - (1UL << 63))),
            new NumPyRandomState(3).Integers(long.MinValue, long.MaxValue, 1)[0]
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void A_permutation_contains_every_position_once(int count) =>
        Assert.Equal(Enumerable.Range(0, count), new NumPyRandomState(1).Permutation(count).Order());

    [Fact]
    public void Drawing_more_positions_than_exist_or_from_an_empty_range_throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumPyRandomState(1).Choice(3, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumPyRandomState(1).Integers(5, 5, 1));
    }

    private static T[] Numbers<T>(JsonElement json, string name) => json.GetProperty(name).Deserialize<T[]>()!;
}
