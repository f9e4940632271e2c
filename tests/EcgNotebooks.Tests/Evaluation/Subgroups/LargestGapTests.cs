using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Subgroups;
using EcgNotebooks.Tests.Evaluation.Uncertainty;

namespace EcgNotebooks.Tests.Evaluation.Subgroups;

/// <summary>Tests the largest gap between groups: against every permutation, on data without a gap, and with a planted one.</summary>
[Trait("speed", "slow")]
public class LargestGapTests(ITestOutputHelper output)
{
    private const int Permutations = 99;

    private static readonly int _dataSets = Simulations.Count(100, 1000);
    private static readonly (int Least, int Most) _fivePercent = Simulations.Plausible(0.05, _dataSets);

    // Five rows for each of 4 patients with and 6 without an infarction, half of them in each group: there are 6 times 20
    // ways of giving the groups to the patients.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_p_value_is_that_of_all_permutations(int seed)
    {
        var random = new Random(seed);
        double[][] scores = [.. Enumerable.Range(0, 10).Select(i => Scores(random, i < 4 ? 0.8 : 0))];
        string[] groups = [.. Enumerable.Range(0, 10).Select(i => i % 2 == 0 ? "a" : "b")];
        var observed = Statistic(groups);
        double[] all =
        [
            .. Halves(0, 4).SelectMany(ill => Halves(4, 6).Select(healthy => Statistic(InA([.. ill, .. healthy])))),
        ];
        Assert.Equal(120, all.Length);
        var exact = all.Count(value => value >= observed - 1e-9) / 120.0;
        Assert.Equal(exact, LargestGap.Of(Rows(groups), 1999, (uint)seed)!.P, 0.035);

        (Prediction, string)[] Rows(string[] groupOf) =>
            [
                .. scores.SelectMany(
                    (ofPatient, i) => ofPatient.Select((score, k) => (Row(10 * i + k, i, i < 4, score), groupOf[i]))
                ),
            ];

        double Statistic(string[] groupOf)
        {
            var (a, b) = (Estimate(Rows(groupOf), "a"), Estimate(Rows(groupOf), "b"));
            return Math.Abs(a.Auc - b.Auc) / Math.Sqrt(a.Variance + b.Variance);
        }
    }

    // Groups may differ in how many are ill, in where the scores lie, and in both, without the scores telling ill from
    // healthy better in one of them.
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Without_a_gap_the_p_value_is_below_five_percent_in_about_five_percent_of_data_sets(
        bool prevalencesDiffer,
        bool scoresDiffer
    )
    {
        var below = Enumerable
            .Range(0, _dataSets)
            .AsParallel()
            .Count(seed => Gap(seed, 0, prevalencesDiffer, scoresDiffer)!.P <= 0.05);
        output.WriteLine($"{below} of {_dataSets} p-values are at most 0.05");
        Assert.InRange(below, _fivePercent.Least, _fivePercent.Most);
    }

    [Fact]
    public void A_planted_gap_is_found_in_most_data_sets_and_its_groups_are_named()
    {
        var gaps = Enumerable.Range(0, _dataSets).AsParallel().Select(seed => Gap(seed, 1.5, false, true)!).ToArray();
        var found = gaps.Count(gap => gap.P <= 0.05 && gap.Worst == "weak");
        output.WriteLine($"the planted gap is found in {found} of {_dataSets} data sets");
        Assert.InRange(found, 0.9 * _dataSets, _dataSets);
        Assert.InRange(gaps.Average(gap => gap.Difference), 0.15, 0.35);
    }

    // Of three variables of one data set, the smallest corrected p-value counts; the first is that by which prevalences differ.
    [Fact]
    public void Without_a_gap_the_smallest_corrected_p_value_is_below_five_percent_in_at_most_five_percent_of_data_sets()
    {
        var below = Enumerable
            .Range(0, _dataSets)
            .AsParallel()
            .Count(seed =>
                LargestGap.Holm([.. Enumerable.Range(0, 3).Select(k => Gap(seed, 0, true, false, 1 + k)!.P)]).Min()
                <= 0.05
            );
        output.WriteLine($"{below} of {_dataSets} smallest corrected p-values are at most 0.05");
        Assert.InRange(below, 0, _fivePercent.Most);
    }

    // Only two patients are ill, one in each group, so that nothing is known about how much a ROC AUC varies.
    [Fact]
    public void Groups_with_one_ill_patient_each_are_not_compared()
    {
        var rows = Enumerable
            .Range(0, 100)
            .Select(i => (Row(i, i < 20 ? i / 10 : i, i < 20, i % 7 / 7.0), i < 10 || i is >= 20 and < 60 ? "a" : "b"));
        Assert.Null(LargestGap.Of([.. rows], Permutations, 1));
    }

    /// <summary>Example of the documentation of stdlib's padjust (https://stdlib.io/docs/api/latest/@stdlib/stats/padjust), a port of R's p.adjust.</summary>
    [Fact]
    public void A_published_example_of_Holm_s_correction()
    {
        var corrected = LargestGap.Holm([0.319, 0.201, 0.4, 0.374, 0.113]);
        Assert.Equal([0.957, 0.804, 0.957, 0.957, 0.565], corrected.Select(p => Math.Round(p, 3)));
    }

    private static LargestGap? Gap(
        int seed,
        double planted,
        bool prevalencesDiffer,
        bool scoresDiffer,
        int variable = 1
    )
    {
        var (random, first, tested) = (
            new Random(seed + 5000),
            new Random(seed + 1000),
            new Random(seed + 1000 * variable)
        );
        string[] names = ["weak", "middle", "strong"];
        var rows = new List<(Prediction, string)>();
        for (var patient = 0; patient < 240; patient++)
        {
            var group = first.Next(3);
            var groupTested = tested.Next(3);
            var isIll = random.NextDouble() < (prevalencesDiffer ? 0.1 + 0.25 * group : 0.35);
            var mean =
                (isIll ? 1 + (group == 0 ? -planted / 2 : planted / 2) : 0)
                + (scoresDiffer ? group - 1 : 0)
                + 0.7 * Normal(random);
            for (var k = 1 + random.Next(2); k > 0; k--)
            {
                rows.Add((Row(rows.Count, patient, isIll, mean + 0.7 * Normal(random)), names[groupTested]));
            }
        }

        return LargestGap.Of(rows, Permutations, (uint)seed);
    }

    private static (double Auc, double Variance) Estimate((Prediction Row, string Group)[] rows, string group)
    {
        Prediction[] own = [.. rows.Where(row => row.Group == group).Select(row => row.Row)];
        var scored = new ScoredLabels(
            own.Select(row => row.Label == Diagnosis.Imi),
            own.Select(row => row.Probability)
        );
        int[] patients = [.. own.Select(row => row.PatientId)];
        return (EveryPair.DeLong(scored, scored).Auc, EveryPair.Obuchowski(scored, scored, patients));
    }

    private static IEnumerable<int[]> Halves(int first, int count) =>
        Enumerable
            .Range(0, 1 << count)
            .Where(bits => int.PopCount(bits) == count / 2)
            .Select(bits =>
                Enumerable.Range(0, count).Where(k => (bits & (1 << k)) != 0).Select(k => first + k).ToArray()
            );

    private static string[] InA(int[] patients) =>
        [.. Enumerable.Range(0, 10).Select(i => patients.Contains(i) ? "a" : "b")];

    private static double[] Scores(Random random, double mean)
    {
        var ofPatient = mean + 0.5 * Normal(random);
        return [.. Enumerable.Range(0, 5).Select(_ => ofPatient + Normal(random))];
    }

    private static Prediction Row(int id, int patient, bool isIll, double score) =>
        new(id, patient, 10, Part.Test, isIll ? Diagnosis.Imi : Diagnosis.Norm, 1 / (1 + Math.Exp(-score)));

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
