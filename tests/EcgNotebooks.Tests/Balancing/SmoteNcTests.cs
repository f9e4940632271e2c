using EcgNotebooks.Balancing;
using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Tests.Balancing;

public class SmoteNcTests
{
    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(1, 2, true)]
    [InlineData(2, 1, true)]
    [InlineData(2, 3, false)]
    [InlineData(3, 2, true)]
    public void Synthetic_rows_equal_those_of_a_naive_implementation(int numbers, int categories, bool wholeNumbers)
    {
        for (uint seed = 0; seed < 5; seed++)
        {
            var (rows, labels) = SmoteTests.Example(numbers, seed, wholeNumbers);
            var random = new NumPyRandomState(seed);
            var texts = new string[53, categories];
            for (var i = 0; i < texts.Length; i++)
            {
                texts[i / categories, i % categories] = "xyzÄ"[(int)random.Integers(0, 4, 1)[0]].ToString();
            }

            var result = new SmoteNc(new SmoteOptions { Seed = seed }).Resample(Table(rows, texts), labels);
            var expected = NaiveSmote.NewRows(rows, texts, labels, 5, seed);
            Assert.Equal(expected.Count, result.Synthetic.Count);
            for (var i = 0; i < expected.Count; i++)
            {
                Assert.Equal(expected[i].Numbers, result.Table.Continuous.Select(c => c[53 + i]));
                Assert.Equal(
                    expected[i].Categories,
                    result.Table.Categorical.Select(c => ((CategoryColumn<string>)c)[53 + i])
                );
            }
        }
    }

    [Fact]
    public void A_differing_category_adds_the_median_deviation_to_the_distance()
    {
        // The standard deviation of 0, 1, 3, 10 is 3.905. From the row at 0, the distance to the row at 3, which has the same
        // category, is 3, and to the row at 1, which has another category, 4.03. With half the squared penalty, as in old versions
        // of imbalanced-learn, the latter would be 2.94.
        double[] values = [0, 1, 3, 10, 0, 0, 0, 0, 0];
        string[] labels = ["few", "few", "few", "few", "many", "many", "many", "many", "many"];
        var table = new MixedTable([values], [CategoryColumn.Of(["p", "q", "p", "q", "r", "r", "r", "r", "r"])]);
        var neighbours = MixedNeighbours.Find(table, [0, 1, 2, 3], 1);
        Assert.Equal([2, 0, 0, 2], neighbours);
        Assert.Equal(
            5,
            new SmoteNc(new SmoteOptions { Neighbours = 1 }).Resample(table, labels).Labels.Count(l => l == "few")
        );
    }

    [Fact]
    public void Integer_categories_are_never_interpolated()
    {
        var (rows, labels) = SmoteTests.Example(1, 3, false);
        int[] codes = [.. Enumerable.Range(0, 53).Select(i => i % 3 * 100)];
        double[] values = [.. rows.Cast<double>()];
        var result = new SmoteNc().Resample(new MixedTable([values], [CategoryColumn.Of(codes)]), labels);
        var column = (CategoryColumn<int>)result.Table.Categorical[0];
        Assert.Equal([0, 100, 200], column.Categories);
        Assert.Equal(codes, Enumerable.Range(0, 53).Select(i => column[i]));
        Assert.All(Enumerable.Range(53, result.Synthetic.Count), i => Assert.Contains(column[i], codes));
    }

    [Fact]
    public void A_synthetic_row_gets_the_most_frequent_category_of_the_neighbours()
    {
        double[] values = [1, 2, 3, 4, 5, 6, .. Enumerable.Repeat(0.0, 20)];
        string[] labels = [.. Enumerable.Range(0, 26).Select(i => i < 6 ? "few" : "many")];
        string[] texts = ["z", "a", "a", "a", "a", "b", .. Enumerable.Repeat("c", 20)];
        var result = new SmoteNc().Resample(new MixedTable([values], [CategoryColumn.Of(texts)]), labels);
        var column = (CategoryColumn<string>)result.Table.Categorical[0];
        Assert.All(Enumerable.Range(26, 14), i => Assert.Equal("a", column[i]));
    }

    [Fact]
    public void A_constant_continuous_column_can_be_resampled()
    {
        string[] labels = [.. Enumerable.Range(0, 20).Select(i => i < 7 ? "few" : "many")];
        string[] texts = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? "p" : "q")];
        var result = new SmoteNc().Resample(new MixedTable([new double[20]], [CategoryColumn.Of(texts)]), labels);
        Assert.Equal(6, result.Synthetic.Count);
        Assert.All(result.Table.Continuous[0], value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_table_with_one_kind_of_column_is_refused_with_the_reason()
    {
        var numbers = new MixedTable(
            [
                [1, 2],
            ],
            []
        );
        var categories = new MixedTable([], [CategoryColumn.Of(["p", "q"])]);
        Assert.Contains("all columns are continuous", Refused(numbers), StringComparison.Ordinal);
        Assert.Contains("all columns are categorical", Refused(categories), StringComparison.Ordinal);
        Assert.Contains(
            "nothing to balance",
            Refused(
                new MixedTable(
                    [
                        [],
                    ],
                    [CategoryColumn.Of(Array.Empty<string>())]
                )
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Columns_of_different_lengths_are_refused() =>
        Assert.Throws<EcgException>(() =>
            new MixedTable(
                [
                    [1, 2],
                    [1],
                ],
                []
            )
        );

    private static string Refused(MixedTable table) =>
        Assert.Throws<EcgException>(() => new SmoteNc().Resample(table, ["a", "b"])).Message;

    private static MixedTable Table(double[,] numbers, string[,] texts) =>
        new(
            [
                .. Enumerable
                    .Range(0, numbers.GetLength(1))
                    .Select(c => Enumerable.Range(0, 53).Select(r => numbers[r, c]).ToArray()),
            ],
            [
                .. Enumerable
                    .Range(0, texts.GetLength(1))
                    .Select(c => CategoryColumn.Of([.. Enumerable.Range(0, 53).Select(r => texts[r, c])])),
            ]
        );
}
