namespace EcgNotebooks.Bench.Tests;

public class CatalogueTests
{
    private static readonly Measurement[] _some =
    [
        .. ((string[])["csv.full", "train.cnn", "train.cnn.slow", "train.crnn"]).Select(name => new Measurement(
            name,
            "",
            () => null!
        )),
    ];

    [Theory]
    [InlineData("", "csv.full train.cnn train.cnn.slow train.crnn")]
    [InlineData("csv.full", "csv.full")]
    [InlineData("train", "train.cnn train.cnn.slow train.crnn")]
    [InlineData("train.cnn train", "train.cnn train.cnn.slow train.crnn")]
    [InlineData("train csv", "csv.full train.cnn train.cnn.slow train.crnn")]
    [InlineData("train.cnn", "train.cnn")]
    [InlineData("train.cnn.", "train.cnn.slow")]
    public void A_name_selects_its_measurement_or_else_those_whose_names_begin_with_it(string names, string expected)
    {
        var (chosen, unknown) = Catalogue.Choose(_some, Split(names));
        Assert.Equal(expected, string.Join(' ', chosen.Select(m => m.Name)));
        Assert.Empty(unknown);
    }

    [Fact]
    public void Names_that_match_no_measurement_are_returned()
    {
        var (_, unknown) = Catalogue.Choose(_some, ["csv", "full", "csv.full.x", "CSV"]);
        Assert.Equal(["full", "csv.full.x", "CSV"], unknown);
    }

    [Fact]
    public void Every_measurement_has_a_unique_name_and_a_description()
    {
        var all = Catalogue.All();
        Assert.NotEmpty(all);
        Assert.Equal(all.Count, all.Select(m => m.Name).Distinct().Count());
        Assert.All(all, m => Assert.NotEmpty(m.About));
    }

    private static string[] Split(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
