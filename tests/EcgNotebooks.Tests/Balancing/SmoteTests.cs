using EcgNotebooks.Balancing;
using EcgNotebooks.RandomNumbers;

namespace EcgNotebooks.Tests.Balancing;

public class SmoteTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 5)]
    [InlineData(2, 3)]
    [InlineData(4, 5)]
    public void Synthetic_rows_equal_those_of_a_naive_implementation(int columns, int neighbours)
    {
        var (rows, labels) = Example(columns, seed: 11, wholeNumbers: false);
        var result = new Smote(new SmoteOptions { Neighbours = neighbours, Seed = 5 }).Resample(rows, labels);
        Assert.Equal(NaiveSmote.NewRows(rows, labels, neighbours, 5), NewRows(result, labels.Length));
        Assert.Equal(["a", "a", "a"], [.. result.Labels.Skip(labels.Length).Take(3)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Equally_distant_neighbours_are_ordered_by_position(int columns)
    {
        var (rows, labels) = Example(columns, seed: 2, wholeNumbers: true);
        var result = new Smote().Resample(rows, labels);
        Assert.Equal(NaiveSmote.NewRows(rows, labels, 5, 0), NewRows(result, labels.Length));
    }

    [Fact]
    public void A_row_is_a_neighbour_of_equal_rows_but_never_of_itself()
    {
        var rows = new double[20, 1];
        string[] labels = [.. Enumerable.Range(0, 20).Select(i => i < 8 ? "few" : "many")];
        var result = new Smote().Resample(rows, labels);
        Assert.Equal(4, result.Synthetic.Count);
        Assert.All(result.Synthetic, s => Assert.NotEqual(s.Base, s.Neighbour));
        Assert.All(result.Synthetic, s => Assert.InRange(s.Neighbour, 0, s.Base > 4 ? 4 : 5));
    }

    [Fact]
    public void The_given_rows_are_kept_and_synthetic_rows_lie_between_two_rows_of_their_class()
    {
        var (rows, labels) = Example(3, seed: 4, wholeNumbers: false);
        var result = new Smote().Resample(rows, labels);
        for (var r = 0; r < labels.Length; r++)
        {
            Assert.Equal(Row(rows, r), Row(result.Rows, r));
            Assert.Equal(labels[r], result.Labels[r]);
        }

        for (var i = 0; i < result.Synthetic.Count; i++)
        {
            var (from, to, step) = result.Synthetic[i];
            var label = result.Labels[labels.Length + i];
            Assert.Equal((label, label), (labels[from], labels[to]));
            Assert.InRange(step, 0, 0.9999999999999999);
            for (var c = 0; c < 3; c++)
            {
                var (low, high) = (Math.Min(rows[from, c], rows[to, c]), Math.Max(rows[from, c], rows[to, c]));
                Assert.InRange(result.Rows[labels.Length + i, c], low, high);
            }
        }
    }

    [Fact]
    public void The_seed_determines_the_synthetic_rows()
    {
        var (rows, labels) = Example(2, seed: 4, wholeNumbers: false);
        double[,] Run(uint seed) => new Smote(new SmoteOptions { Seed = seed }).Resample(rows, labels).Rows;
        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));
    }

    // In Example, class a has 9 rows, b 14 and c 30.
    [Theory]
    [InlineData(SamplingTarget.Auto, 30, 30, 30)]
    [InlineData(SamplingTarget.NotMajority, 30, 30, 30)]
    [InlineData(SamplingTarget.All, 30, 30, 30)]
    [InlineData(SamplingTarget.Minority, 30, 14, 30)]
    [InlineData(SamplingTarget.NotMinority, 9, 30, 30)]
    public void The_target_determines_which_classes_are_oversampled(SamplingTarget target, int a, int b, int c)
    {
        var (rows, labels) = Example(2, seed: 1, wholeNumbers: false);
        var result = new Smote(new SmoteOptions { Target = target }).Resample(rows, labels);
        Assert.Equal((a, b, c), (Size(result, "a"), Size(result, "b"), Size(result, "c")));
        Assert.Equal(
            result.Labels.Skip(labels.Length).Order(StringComparer.Ordinal),
            result.Labels.Skip(labels.Length)
        );
    }

    [Fact]
    public void Counts_can_make_a_class_larger_than_the_majority_class()
    {
        var (rows, labels) = Example(2, seed: 1, wholeNumbers: false);
        var counts = new Dictionary<string, int> { ["c"] = 31, ["a"] = 40 };
        var result = new Smote(new SmoteOptions { Counts = counts }).Resample(rows, labels);
        Assert.Equal((40, 14, 31), (Size(result, "a"), Size(result, "b"), Size(result, "c")));
        Assert.Equal("c", result.Labels[^1]);
    }

    [Fact]
    public void The_ratio_is_the_size_of_the_minority_class_divided_by_that_of_the_majority_class()
    {
        string[] labels = [.. Enumerable.Range(0, 30).Select(i => i < 10 ? "few" : "many")];
        var rows = new double[30, 1];
        int Few(double ratio) => Size(new Smote(new SmoteOptions { Ratio = ratio }).Resample(rows, labels), "few");
        Assert.Equal((15, 17), (Few(0.75), Few(0.875)));
        Assert.Contains(
            "ratio",
            Refused(new SmoteOptions { Ratio = 0.5 }, rows, labels),
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Contains(
            "at most 1",
            Refused(new SmoteOptions { Ratio = double.NaN }, rows, labels),
            StringComparison.Ordinal
        );
        Assert.Contains("at most 1", Refused(new SmoteOptions { Ratio = 1.5 }, rows, labels), StringComparison.Ordinal);
        var (three, threeLabels) = Example(1, seed: 1, wholeNumbers: false);
        Assert.Contains(
            "two classes",
            Refused(new SmoteOptions { Ratio = 0.5 }, three, threeLabels),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Equally_large_classes_get_no_synthetic_rows()
    {
        var result = new Smote().Resample(new double[4, 1], ["a", "b", "a", "b"]);
        Assert.Empty(result.Synthetic);
        Assert.Equal(4, result.Rows.GetLength(0));
    }

    [Fact]
    public void Input_that_cannot_be_balanced_is_refused_with_the_reason()
    {
        var (rows, labels) = Example(2, seed: 1, wholeNumbers: false);
        Assert.Contains(
            "Class a has 9 rows",
            Refused(new SmoteOptions { Neighbours = 9 }, rows, labels),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "nothing to balance",
            Refused(new SmoteOptions(), new double[0, 2], []),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "nothing to balance",
            Refused(new SmoteOptions(), new double[53, 0], labels),
            StringComparison.Ordinal
        );
        Assert.Contains("52 labels", Refused(new SmoteOptions(), rows, labels[1..]), StringComparison.Ordinal);
        Assert.Contains(
            "two classes",
            Refused(new SmoteOptions(), new double[2, 1], ["a", "a"]),
            StringComparison.Ordinal
        );
        var counts = new Dictionary<string, int> { ["d"] = 5 };
        Assert.Contains(
            "class d",
            Refused(new SmoteOptions { Counts = counts }, rows, labels),
            StringComparison.Ordinal
        );
        counts = new Dictionary<string, int> { ["c"] = 29 };
        Assert.Contains(
            "already has 30 rows",
            Refused(new SmoteOptions { Counts = counts }, rows, labels),
            StringComparison.Ordinal
        );
        rows[7, 1] = double.NaN;
        Assert.Contains("Row 7, column 1", Refused(new SmoteOptions(), rows, labels), StringComparison.Ordinal);
    }

    [Fact]
    public void More_neighbours_than_fit_on_the_stack_are_found_correctly()
    {
        var (rows, _) = Example(2, seed: 9, wholeNumbers: true);
        var more = new double[212, 2];
        string[] moreLabels = [.. Enumerable.Range(0, 212).Select(i => i < 100 ? "a" : "b")];
        for (var i = 0; i < 424; i++)
        {
            more[i / 2, i % 2] = rows[i / 2 % 53, i % 2];
        }

        var result = new Smote(new SmoteOptions { Neighbours = 99 }).Resample(more, moreLabels);
        Assert.Equal(NaiveSmote.NewRows(more, moreLabels, 99, 0), NewRows(result, 212));
        var counts = new Dictionary<string, int> { ["a"] = int.MaxValue, ["b"] = int.MaxValue };
        Assert.Contains(
            "would have",
            Refused(new SmoteOptions { Counts = counts }, more, moreLabels),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Options_that_contradict_each_other_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Smote(new SmoteOptions { Neighbours = 0 }));
        var both = new SmoteOptions { Ratio = 1, Counts = new Dictionary<string, int>() };
        Assert.Throws<ArgumentException>(() => new Smote(both));
        Assert.Throws<ArgumentException>(() => new SmoteNc(both));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    public void The_search_on_sorted_values_finds_the_same_neighbours_as_brute_force(double scale)
    {
        for (uint seed = 0; seed < 50; seed++)
        {
            var random = new NumPyRandomState(seed);
            double[] values = [.. random.Integers(-15, 15, 40).Select(v => v * scale)];
            Assert.Equal(NaiveSmote.Neighbours(values, 4), SortedNeighbours.Find(values, 4));
        }
    }

    internal static (double[,] Rows, string[] Labels) Example(int columns, uint seed, bool wholeNumbers)
    {
        var random = new NumPyRandomState(seed);
        var rows = new double[53, columns];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i / columns, i % columns] = wholeNumbers ? random.Integers(0, 4, 1)[0] : random.NextNormal();
        }

        string[] labels =
        [
            .. Enumerable
                .Range(0, 53)
                .Select(i =>
                    i < 9 ? "a"
                    : i < 23 ? "b"
                    : "c"
                ),
        ];
        random.Shuffle<string>(labels);
        return (rows, labels);
    }

    private static int Size(SmoteResult result, string label) => result.Labels.Count(l => l == label);

    private static string Refused(SmoteOptions options, double[,] rows, string[] labels) =>
        Assert.Throws<EcgException>(() => new Smote(options).Resample(rows, labels)).Message;

    private static double[][] NewRows(SmoteResult result, int given) =>
        [.. Enumerable.Range(given, result.Rows.GetLength(0) - given).Select(r => Row(result.Rows, r))];

    private static double[] Row(double[,] rows, int row) =>
        [.. Enumerable.Range(0, rows.GetLength(1)).Select(c => rows[row, c])];
}
