using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Baselines;
using EcgNotebooks.Tests.Datasets;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Evaluation.Baselines;

/// <summary>Tests the baseline without an ECG against the values of NumPy and scikit-learn.</summary>
public partial class TableBaselineTests
{
    private const double Tolerance = 1e-8;
    private static readonly Dictionary<string, IReadOnlyList<PtbXlRow>> _tables = [];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, 12)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Coefficients_probabilities_and_measures_equal_those_of_the_reference(int number)
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(SharedData.Golden("table-baseline.json")));
        var wanted = golden.RootElement.GetProperty("cases")[number];
        var (train, test) = Parts(wanted.GetProperty("rows").GetString()!);
        Assert.Equal(wanted.GetProperty("train_rows").GetInt32(), train.Rows.Count);
        Assert.Equal(wanted.GetProperty("test_rows").GetInt32(), test.Rows.Count);

        var columns = wanted
            .GetProperty("columns")
            .EnumerateArray()
            .Select(c => Enum.Parse<BaselineColumns>(c.GetString()!, true));
        var baseline = TableBaseline.Fit(train.Rows, train.IsImi, columns.Aggregate((a, b) => a | b));

        Equal([wanted.GetProperty("intercept").GetDouble()], [baseline.Intercept]);
        Equal(wanted.GetProperty("coefficients").Deserialize<double[]>()!, baseline.Coefficients);
        if (wanted.GetProperty("age").ValueKind != JsonValueKind.Null)
        {
            Equal(
                wanted.GetProperty("age").Deserialize<double[]>()!,
                [baseline.MedianAge, baseline.MeanAge, baseline.AgeDeviation]
            );
        }

        double[] probabilities = [.. test.Rows.Select(baseline.Probability)];
        var first = wanted.GetProperty("test_probabilities").Deserialize<double[]>()!;
        Equal(first, probabilities.Take(first.Length));
        double Of(string name) => wanted.GetProperty(name).GetDouble();
        var scored = new ScoredLabels(test.IsImi, probabilities);
        var counts = ConfusionMatrix.At(0.5, scored);
        Equal(
            [Of("accuracy_at_half"), Of("balanced_accuracy_at_half"), Of("majority"), Of("roc_auc")],
            [
                counts.Accuracy.Value,
                counts.BalancedAccuracy.Value,
                counts.MajorityAccuracy.Value,
                RocCurve.From(scored).Auc.Value,
            ]
        );
    }

    [Fact]
    public void A_missing_age_is_the_training_median_and_an_unknown_device_is_none_of_the_known()
    {
        PtbXlRow[] rows =
        [
            TableRows.Of(1) with
            {
                Age = 40,
                Sex = 0,
                Device = "A ",
            },
            TableRows.Of(2) with
            {
                Age = 60,
                Sex = 1,
                Device = "B",
            },
            TableRows.Of(3) with
            {
                Age = 80,
                Sex = 1,
                Device = "B",
            },
        ];
        var baseline = TableBaseline.Fit(rows, [false, true, true], BaselineColumns.Age | BaselineColumns.Device);
        Assert.Equal(["A", "B"], baseline.Devices);
        Assert.Equal(baseline.Probability(rows[1]), baseline.Probability(rows[1] with { Age = null }));
        Assert.Equal(baseline.Probability(rows[1] with { Age = 300 }), baseline.Probability(rows[1] with { Age = 90 }));
        var unknown = baseline.Probability(rows[1] with { Device = "C" });
        Assert.InRange(unknown, baseline.Probability(rows[1] with { Device = "A" }), baseline.Probability(rows[1]));
    }

    [Fact]
    public void Rows_of_one_label_and_counts_that_differ_are_refused()
    {
        PtbXlRow[] rows = [TableRows.Of(1), TableRows.Of(2)];
        Assert.Contains(
            "same label",
            Assert.Throws<EcgException>(() => TableBaseline.Fit(rows, [true, true])).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => TableBaseline.Fit(rows, [true]));
        Assert.Throws<ArgumentException>(() => TableBaseline.Fit(rows, [true, false], BaselineColumns.None));
    }

    private static void Equal(IReadOnlyList<double> expected, IEnumerable<double> actual) =>
        Assert.All(expected.Zip(actual.ToArray()), pair => Assert.Equal(pair.First, pair.Second, Tolerance));

    private static (Part Train, Part Test) Parts(string name) =>
        name == "folds-full" ? OfFolds() : OfPublished(name["published-".Length..]);

    private static (Part Train, Part Test) OfFolds()
    {
        var rows = Table("full")
            .Where(row => row is { BurstNoise: null, ElectrodesProblems: null, ExtraBeats: null })
            .Where(row => row.ScpCodes.First is "NORM" or "IMI")
            .ToArray();
        Part Of(Func<PtbXlRow, bool> keep)
        {
            PtbXlRow[] kept = [.. rows.Where(keep)];
            return new Part(kept, [.. kept.Select(row => row.ScpCodes.First == "IMI")]);
        }

        return (Of(row => row.StratFold <= 8), Of(row => row.StratFold == 10));
    }

    private static (Part Train, Part Test) OfPublished(string name)
    {
        var byId = Table("full").ToDictionary(row => row.EcgId);
        var lines = File.ReadLines(SharedData.Golden("pipeline", $"{name}-balanced.csv"))
            .Skip(1)
            .Select(l => l.Split(','));
        (PtbXlRow Row, bool IsImi)[] balanced =
        [
            .. lines.Select(f =>
                (byId[int.Parse(IdOf().Match(f[6]).Value, CultureInfo.InvariantCulture)], f[2] == "IMI")
            ),
        ];
        using var golden = JsonDocument.Parse(File.ReadAllText(SharedData.Golden("pipeline", $"{name}.json")));
        Part Of(string part)
        {
            var rows = golden.RootElement.GetProperty(part).Deserialize<int[]>()!.Select(i => balanced[i]).ToArray();
            return new Part([.. rows.Select(row => row.Row)], [.. rows.Select(row => row.IsImi)]);
        }

        return (Of("train"), Of("test"));
    }

    private static IReadOnlyList<PtbXlRow> Table(string name)
    {
        lock (_tables)
        {
            if (!_tables.TryGetValue(name, out var rows))
            {
                _tables[name] = rows = PtbXlTable
                    .Read(SharedData.FullMetadata, TestContext.Current.CancellationToken)
                    .Rows;
            }

            return rows;
        }
    }

    [GeneratedRegex(@"\d+(?=_hr)")]
    private static partial Regex IdOf();

    private sealed record Part(IReadOnlyList<PtbXlRow> Rows, IReadOnlyList<bool> IsImi);
}
