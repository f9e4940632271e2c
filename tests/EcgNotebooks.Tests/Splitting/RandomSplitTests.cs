using System.Text.Json;
using EcgNotebooks.Balancing;
using EcgNotebooks.RandomNumbers;
using EcgNotebooks.Splitting;
using EcgNotebooks.Tests.Balancing;
using EcgNotebooks.Tests.Datasets;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Splitting;

public class RandomSplitTests
{
    [Theory]
    [InlineData("full")]
    [InlineData("subset")]
    public void The_parts_and_their_shared_rows_equal_the_published_ones(string name)
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(SharedData.Golden("pipeline", $"{name}.json")));
        var balanced = new SmoteNc().Balance(BalancedTableTests.Published(name));
        var split = balanced.Split();
        int[] Rows(string part) => golden.RootElement.GetProperty(part).Deserialize<int[]>()!;
        Assert.Equal(Rows("train"), split.Train);
        Assert.Equal(Rows("validation"), split.Validation);
        Assert.Equal(Rows("test"), split.Test);

        var shared = golden.RootElement.GetProperty("rows_shared_with_train").GetProperty("by_position");
        SharedCounts Counts(string part, int rows)
        {
            var counts = shared.GetProperty(part);
            return new(rows, counts.GetProperty("recording").GetInt32(), counts.GetProperty("patient").GetInt32());
        }

        Assert.Equal(
            new LeakageCounts(Counts("validation", split.Validation.Count), Counts("test", split.Test.Count)),
            LeakageCounts.Count(split, balanced)
        );
    }

    [Fact]
    public void Of_the_published_670_test_rows_62_share_a_recording_and_113_a_patient_with_training_rows()
    {
        var balanced = new SmoteNc().Balance(BalancedTableTests.Published("full"));
        var shared = LeakageCounts.Count(balanced.Split(), balanced);
        Assert.Equal((new SharedCounts(670, 51, 94), new SharedCounts(670, 62, 113)), (shared.Validation, shared.Test));
    }

    // train_test_split(range(10), train_size=0.7, random_state=1002) uses permutation[:3] for the second part.
    [Theory]
    [InlineData(4, 2, 1, 1)]
    [InlineData(10, 7, 1, 2)]
    [InlineData(11, 7, 2, 2)]
    [InlineData(1000, 700, 150, 150)]
    public void Sizes_are_rounded_as_in_scikit_learn(int rows, int train, int validation, int test)
    {
        var split = new RandomSplit().Split(rows);
        Assert.Equal((train, validation, test), (split.Train.Count, split.Validation.Count, split.Test.Count));
        Assert.Equal(Enumerable.Range(0, rows), split.Train.Concat(split.Validation).Concat(split.Test).Order());
        Assert.Equal(new NumPyRandomState(1002).Permutation(rows)[^train..], split.Train);
        Assert.All(split.Test, row => Assert.Equal(Part.Test, split.PartOf(row)));
        Assert.Equal(split.Validation, split[Part.Validation]);
        Assert.Null(split.PartOf(rows));
    }

    [Theory]
    [InlineData(0, "training")]
    [InlineData(1, "training")]
    [InlineData(2, "validation")]
    public void Too_few_rows_are_refused_with_the_empty_part(int rows, string part)
    {
        var error = Assert.Throws<EcgException>(() => new RandomSplit().Split(rows));
        Assert.Contains($"the {part} part would be empty", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(1.0, 0.5)]
    [InlineData(0.7, -0.1)]
    [InlineData(double.NaN, 0.5)]
    public void Fractions_outside_0_to_1_are_refused(double train, double test) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new RandomSplit(new RandomSplitOptions { TrainFraction = train, TestFractionOfRest = test })
        );

    [Fact]
    public void The_seed_and_the_fractions_determine_the_parts()
    {
        var published = new RandomSplit().Split(100);
        Assert.NotEqual(published.Train, new RandomSplit(new RandomSplitOptions { Seed = 1 }).Split(100).Train);
        var other = new RandomSplit(new RandomSplitOptions { TrainFraction = 0.5, TestFractionOfRest = 0.2 }).Split(
            100
        );
        Assert.Equal((50, 40, 10), (other.Train.Count, other.Validation.Count, other.Test.Count));
    }

    [Fact]
    public void Each_shared_row_counts_once_by_recording_and_once_by_patient()
    {
        var recordings = new[]
        {
            TableRows.Of(1, 7, ["NORM"]),
            TableRows.Of(2, 7, ["NORM"]),
            TableRows.Of(3, 8, ["IMI"]),
        };
        BalancedRow Row(int i) => new(i, recordings[i].FilenameHr, Diagnosis.Norm, false);
        var table = new BalancedTable([Row(0), Row(0), Row(1), Row(2), Row(0)], recordings);
        var shared = LeakageCounts.Count(new Split([0, 1], [3, 4], [2]), table);
        Assert.Equal(new LeakageCounts(new SharedCounts(2, 1, 1), new SharedCounts(1, 0, 1)), shared);
    }
}
