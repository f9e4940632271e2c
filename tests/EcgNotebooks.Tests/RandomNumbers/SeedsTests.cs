using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Tests.RandomNumbers;

public class SeedsTests
{
    [Fact]
    public void The_order_of_an_epoch_is_a_permutation_that_depends_only_on_seed_and_epoch()
    {
        var order = Seeds.Order(100, 1, 2);
        Assert.Equal(Enumerable.Range(0, 100), order.Order());
        Assert.Equal(order, Seeds.Order(100, 1, 2));
        Assert.NotEqual(order, Seeds.Order(100, 1, 3));
        Assert.NotEqual(order, Seeds.Order(100, 2, 2));
    }

    [Fact]
    public void All_orders_are_equally_frequent()
    {
        var counts = Enumerable
            .Range(0, 6000)
            .CountBy(epoch => string.Join("", Seeds.Order(3, 9, epoch)))
            .ToDictionary();
        Assert.Equal(6, counts.Count);

        // The tolerance is five standard deviations of a binomial count.
        Assert.All(counts.Values, n => Assert.InRange(n, 1000 - 145, 1000 + 145));
    }

    [Fact]
    public void Stream_seeds_differ_in_the_low_32_bits_that_PyTorch_uses()
    {
        var low =
            from seed in Enumerable.Range(0, 50)
            from stream in Enumerable.Range(0, 50)
            select (uint)Seeds.Mix(seed, stream);
        Assert.Equal(2500, low.Distinct().Count());
    }
}
