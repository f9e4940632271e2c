using EcgNotebooks.Evaluation.Baselines;

namespace EcgNotebooks.Tests.Evaluation.Baselines;

/// <summary>Tests the logistic regression and the likelihood ratio test against a naive second implementation and a published example.</summary>
[Trait("speed", "slow")]
public class LogisticRegressionTests
{
    /// <summary>
    /// W. N. Venables, B. D. Ripley, Modern Applied Statistics with S, section 7.2, after D. Collett, Modelling Binary Data:
    /// of 20 male and 20 female moths at doses of 1, 2, 4, 8, 16 and 32 micrograms, these numbers died. The results are R's,
    /// as printed by glm and anova in https://www.otexts.org/node/695.
    /// </summary>
    private static readonly (double Male, int[] Died)[] _moths =
    [
        (1, [1, 4, 9, 13, 18, 20]),
        (0, [0, 2, 6, 10, 12, 16]),
    ];

    [Fact]
    public void A_published_example_of_nested_models()
    {
        var moths = Moths();
        bool[] died = [.. moths.Select(moth => moth.Died)];
        var both = LogisticRegression.Fit(Columns(m => [m.Dose, m.Male]), died, penalty: 0);
        Assert.Equal(-3.4732, both.Intercept, 0.00005);
        Assert.Equal(1.0642, both.Coefficients[0], 0.00005);
        Assert.Equal(1.1007, both.Coefficients[1], 0.00005);
        var interaction = LogisticRegression.Fit(Columns(m => [m.Male, m.Dose, m.Male * m.Dose]), died, penalty: 0);
        Assert.Equal(-2.9935, interaction.Intercept, 0.00005);
        Assert.Equal(0.1750, interaction.Coefficients[0], 0.00005);
        Assert.Equal(0.9060, interaction.Coefficients[1], 0.00005);
        Assert.Equal(0.3529, interaction.Coefficients[2], 0.00005);

        Tested(_ => [], m => m.Male, 6.077, 0.014, 0.0005);
        Tested(m => [m.Male], m => m.Dose, 112.042, 3.499e-26, 0.0005e-26);
        Tested(m => [m.Male, m.Dose], m => m.Male * m.Dose, 1.763, 0.184, 0.0005);

        IReadOnlyList<double>[] Columns(Func<(double Male, double Dose, bool Died), double[]> of) =>
            [.. moths.Select(moth => of(moth))];

        void Tested(
            Func<(double Male, double Dose, bool Died), double[]> without,
            Func<(double Male, double Dose, bool Died), double> added,
            double statistic,
            double p,
            double tolerance
        )
        {
            var test = LikelihoodRatioTest.Of(Columns(without), [.. moths.Select(added)], died);
            Assert.Equal(statistic, test.Statistic.Value, 0.0005);
            Assert.Equal(p, test.P.Value, tolerance);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(25)]
    public void Newton_s_method_finds_what_moving_one_weight_at_a_time_finds(double penalty)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var (rows, positive) = Overconfident(seed, 60, 0.5);
            var fitted = LogisticRegression.Fit(rows, positive, penalty);
            double[] expected = OneWeightAtATime(rows, positive, penalty);
            Assert.All(
                expected.Zip(fitted.Coefficients.Prepend(fitted.Intercept)),
                pair => Assert.Equal(pair.First, pair.Second, 1e-7)
            );
        }
    }

    // In these data sets full steps of Newton's method go too far, further with each step, though there is a maximum.
    [Theory]
    [InlineData(305)]
    [InlineData(370)]
    [InlineData(950)]
    [InlineData(1174)]
    [InlineData(1350)]
    [InlineData(1551)]
    [InlineData(1775)]
    [InlineData(1865)]
    [InlineData(2510)]
    [InlineData(2556)]
    [InlineData(2979)]
    public void The_scores_of_an_overconfident_network_have_a_maximum_that_is_found(int seed)
    {
        var random = new Random(seed);
        var count = 15 + random.Next(150);
        var (rows, positive) = Overconfident(random, count, Math.Pow(10, -1 + 2.2 * random.NextDouble()));
        var fitted = LogisticRegression.Fit(rows, positive, penalty: 0);
        Assert.All(
            Slopes(rows, positive, [fitted.Intercept, .. fitted.Coefficients], 0),
            slope => Assert.Equal(0, slope, 1e-6)
        );
        IReadOnlyList<double>[] without = [.. rows.Select(row => (IReadOnlyList<double>)[row[0], row[1]])];
        var test = LikelihoodRatioTest.Of(without, [.. rows.Select(row => row[2])], positive);
        Assert.InRange(test.P.Value, 0, 1);
    }

    // Nobody of one sex has an infarction: the likelihood grows as long as that weight falls, towards a limit.
    [Fact]
    public void A_column_without_positives_leaves_the_likelihood_ratio_of_the_score_as_it_is_without_those_rows()
    {
        var (rows, positive) = Overconfident(3, 120, 0.5);
        bool[] ofMen = [.. positive.Zip(rows, (label, row) => label && row[1] == 0)];
        var all = LikelihoodRatioTest.Of(
            [.. rows.Select(row => (IReadOnlyList<double>)[row[1]])],
            [.. rows.Select(row => row[2])],
            ofMen
        );
        int[] men = [.. Enumerable.Range(0, rows.Count).Where(i => rows[i][1] == 0)];
        var alone = LikelihoodRatioTest.Of(
            [.. men.Select(_ => (IReadOnlyList<double>)[])],
            [.. men.Select(i => rows[i][2])],
            [.. men.Select(i => ofMen[i])]
        );
        Assert.InRange(alone.Statistic.Value, 1, 1000);
        Assert.Equal(alone.Statistic.Value, all.Statistic.Value, 1e-6);
    }

    [Fact]
    public void A_score_that_adds_nothing_has_a_p_value_below_five_percent_in_five_percent_of_data_sets()
    {
        var below = 0;
        const int DataSets = 1000;
        for (var seed = 0; seed < DataSets; seed++)
        {
            var random = new Random(seed);
            IReadOnlyList<double>[] columns =
            [
                .. Enumerable.Range(0, 100).Select(_ => (IReadOnlyList<double>)[Normal(random), random.Next(2)]),
            ];
            double[] scores = [.. columns.Select(row => row[0] + Normal(random))];
            bool[] positive =
            [
                .. columns.Select(row => random.NextDouble() < 1 / (1 + Math.Exp(0.5 - row[0] - 0.5 * row[1]))),
            ];
            below += LikelihoodRatioTest.Of(columns, scores, positive).P.Value < 0.05 ? 1 : 0;
        }

        Assert.InRange((double)below / DataSets, 0.03, 0.07);
    }

    private static (double Male, double Dose, bool Died)[] Moths() =>
        [
            .. _moths.SelectMany(sex =>
                sex.Died.SelectMany(
                    (died, dose) => Enumerable.Range(0, 20).Select(moth => (sex.Male, (double)dose, moth < died))
                )
            ),
        ];

    private static (List<IReadOnlyList<double>> Rows, List<bool> Positive) Overconfident(
        int seed,
        int count,
        double scale
    ) => Overconfident(new Random(seed), count, scale);

    // An age, a sex, and the log-odds of a network that is certain of some rows and wrong in a few of these.
    private static (List<IReadOnlyList<double>> Rows, List<bool> Positive) Overconfident(
        Random random,
        int count,
        double scale
    )
    {
        var (rows, positive) = (new List<IReadOnlyList<double>>(), new List<bool>());
        for (var i = 0; i < count; i++)
        {
            var label = random.NextDouble() < 0.3;
            var noise = Normal(random);
            rows.Add([
                Normal(random),
                random.Next(2),
                Math.Clamp(
                    scale * ((label ? 0.7 : -0.7) + noise * (random.Next(20) == 0 ? 6 : 1)),
                    LogOdds.Of(0),
                    LogOdds.Of(1)
                ),
            ]);
            positive.Add(label);
        }

        return (rows, positive);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // The penalised log-likelihood is concave, so that its slope in each weight falls and bisection finds where it is 0.
    private static double[] OneWeightAtATime(List<IReadOnlyList<double>> rows, List<bool> positive, double penalty)
    {
        var weights = new double[rows[0].Count + 1];
        for (var round = 0; round < 50; round++)
        {
            for (var k = 0; k < weights.Length; k++)
            {
                var (low, high) = (-30.0, 30.0);
                for (var i = 0; i < 45; i++)
                {
                    weights[k] = (low + high) / 2;
                    (low, high) =
                        Slopes(rows, positive, weights, penalty, k)[0] > 0 ? (weights[k], high) : (low, weights[k]);
                }
            }
        }

        return weights;
    }

    private static double[] Slopes(
        List<IReadOnlyList<double>> rows,
        List<bool> positive,
        double[] weights,
        double penalty,
        int? only = null
    )
    {
        int[] which = only is { } k ? [k] : [.. Enumerable.Range(0, weights.Length)];
        double[] slopes = [.. which.Select(j => j == 0 ? 0 : -penalty * weights[j])];
        for (var i = 0; i < rows.Count; i++)
        {
            var score = weights[0];
            for (var j = 0; j < rows[i].Count; j++)
            {
                score += weights[j + 1] * rows[i][j];
            }

            var missing = (positive[i] ? 1 : 0) - 1 / (1 + Math.Exp(-score));
            for (var j = 0; j < which.Length; j++)
            {
                slopes[j] += missing * (which[j] == 0 ? 1 : rows[i][which[j] - 1]);
            }
        }

        return slopes;
    }
}
