using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Baselines;
using EcgNotebooks.Tests.Datasets;

namespace EcgNotebooks.Tests.Evaluation.Baselines;

/// <summary>Tests the comparison of a classifier with the baseline without an ECG, and the test of what its score adds.</summary>
public class BaselineEvidenceTests
{
    // Hours of study and whether the exam was passed: the example of Wikipedia's article "Logistic regression", which gives
    // the coefficients, the log-likelihoods (-8.02988 and -13.8629) and the deviance 11.6661 with p = 0.0006.
    private static readonly double[] _hours =
    [
        0.5,
        0.75,
        1,
        1.25,
        1.5,
        1.75,
        1.75,
        2,
        2.25,
        2.5,
        2.75,
        3,
        3.25,
        3.5,
        4,
        4.25,
        4.5,
        4.75,
        5,
        5.5,
    ];

    private static readonly bool[] _passed = [.. "00000010101010111111".Select(c => c == '1')];

    [Fact]
    public void A_published_example_of_a_logistic_regression_and_its_likelihood_ratio()
    {
        IReadOnlyList<double>[] hours = [.. _hours.Select(h => (IReadOnlyList<double>)[h])];
        var fitted = LogisticRegression.Fit(hours, _passed, penalty: 0);
        Assert.Equal(-4.0777, fitted.Intercept, 0.0001);
        Assert.Equal(1.5046, fitted.Coefficients[0], 0.0001);
        Assert.Equal(-8.02988, fitted.LogLikelihood(hours, _passed), 0.00001);

        IReadOnlyList<double>[] nothing = [.. _hours.Select(_ => (IReadOnlyList<double>)[])];
        var test = LikelihoodRatioTest.Of(nothing, _hours, _passed);
        Assert.Equal(11.6661, test.Statistic.Value, 0.0001);
        Assert.Equal(0.0006, test.P.Value, 0.00005);
    }

    [Fact]
    public void Scores_that_separate_the_classes_and_rows_of_one_class_give_no_likelihood_ratio()
    {
        IReadOnlyList<double>[] nothing =
        [
            [],
            [],
            [],
            [],
        ];
        Assert.False(LikelihoodRatioTest.Of(nothing, [1, 2, 3, 4], [true, true, true, true]).P.IsDefined);
        var separated = LikelihoodRatioTest.Of(nothing, [1, 2, 3, 4], [false, false, true, true]);
        Assert.Equal("the scores separate the classes completely", separated.P.Reason);
    }

    [Fact]
    public void A_score_that_repeats_the_age_adds_nothing_and_one_that_knows_the_label_adds_much()
    {
        var rows = Rows();
        var useless = Of(rows, row => row.Age!.Value / 100);
        Assert.InRange(useless.LikelihoodRatioP.Value, 0.01, 1);
        Assert.InRange(useless.Combined.RocAucsOfPatients.Difference.Value, -0.05, 0.05);
        var useful = Of(rows, row => (ThirdsOfRows.IsImi(row) ? 0.6 : 0.4) + 0.3 * Math.Sin(row.EcgId));
        Assert.InRange(useful.LikelihoodRatioP.Value, 0, 1e-6);
        Assert.InRange(useful.Combined.RocAucsOfPatients.Difference.Value, 0.05, 1);
        Assert.Equal("age and sex", useful.Name);
        Assert.Equal(
            useful.ToJson(),
            Of(rows, row => (ThirdsOfRows.IsImi(row) ? 0.6 : 0.4) + 0.3 * Math.Sin(row.EcgId)).ToJson()
        );
    }

    [Fact]
    public void Predictions_without_training_rows_are_refused()
    {
        var rows = Rows();
        var test = new Predictions(ThirdsOfRows.Predictions(rows, _ => 0.5).Where(row => row.Part != Part.Train));
        var error = Assert.Throws<EcgException>(() => BaselineEvidence.Of("CNN", test, id => rows[id]));
        Assert.Contains("no training rows", error.Message, StringComparison.Ordinal);
    }

    private static BaselineEvidence Of(Dictionary<int, PtbXlRow> rows, Func<PtbXlRow, double> score) =>
        BaselineEvidence.Of("CNN", ThirdsOfRows.Predictions(rows, score), id => rows[id]);

    // The older a patient, the likelier an infarction.
    private static Dictionary<int, PtbXlRow> Rows()
    {
        var random = new Random(5);
        return Enumerable
            .Range(1, 600)
            .Select(id =>
            {
                var age = 20 + random.Next(65);
                var isImi = random.NextDouble() < (age - 10) / 90.0;
                return TableRows.Of(id, isImi ? "IMI" : "NORM") with { Age = age, Sex = random.Next(2) };
            })
            .ToDictionary(row => row.EcgId);
    }
}
