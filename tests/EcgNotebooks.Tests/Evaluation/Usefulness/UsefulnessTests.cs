using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Usefulness;

namespace EcgNotebooks.Tests.Evaluation.Usefulness;

/// <summary>Tests predictive values, net benefit and sample sizes against published worked examples.</summary>
public class UsefulnessTests
{
    // Altman and Bland, Diagnostic tests 2: predictive values, BMJ 309 (1994) 102: liver scans of 344 patients.
    [Theory]
    [InlineData(258.0 / 344, 0.88, 0.67)]
    [InlineData(0.25, 0.45, 0.95)]
    public void The_predictive_values_of_a_published_example(double prevalence, double positive, double negative)
    {
        var values = PredictiveValues.At(231.0 / 258, 54.0 / 86, prevalence);
        Assert.Equal(positive, values.Positive.Value, 0.005);
        Assert.Equal(negative, values.Negative.Value, 0.005);
    }

    [Fact]
    public void Answers_that_are_never_positive_have_no_positive_predictive_value()
    {
        Assert.False(PredictiveValues.At(0, 1, 0.3).Positive.IsDefined);
        Assert.False(PredictiveValues.At(1, 0, 0.3).Negative.IsDefined);
    }

    // 1000 people of whom 140 are ill; from a threshold of 20 % on, 92 ill and 104 healthy ones are treated: 0.092 - 0.104/4.
    [Fact]
    public void The_net_benefit_is_true_positives_less_weighted_false_positives()
    {
        bool[] labels = [.. Enumerable.Range(0, 1000).Select(i => i < 140)];
        double[] scores = [.. Enumerable.Range(0, 1000).Select(i => i < 92 || i >= 896 ? 0.3 : 0.1)];
        var benefit = NetBenefit.At(0.2, new ScoredLabels(labels, scores), 0.14);
        Assert.Equal(0.092 - 0.104 / 4, benefit.OfModel, 1e-12);
        Assert.Equal(-0.075, benefit.OfAll, 1e-12);
    }

    [Fact]
    public void A_rarer_disease_shifts_the_probability_and_so_the_decisions()
    {
        bool[] labels = [true, true, false, false];
        double[] scores = [0.9, 0.6, 0.4, 0.1];
        // Among people of whom 10 % are ill, a probability of 0.6 becomes 1.5 * (1/9) / (1 + 1.5 / 9) = 0.143.
        var below = NetBenefit.At(0.14, new ScoredLabels(labels, scores), 0.1);
        Assert.Equal(0.1, below.OfModel, 1e-12);
        var above = NetBenefit.At(0.15, new ScoredLabels(labels, scores), 0.1);
        Assert.Equal(0.05, above.OfModel, 1e-12);
    }

    /// <summary>
    /// Family history of 750 patients, of whom 105 have cancer: of these 24 have a family history, of the others 91. Net
    /// benefits as the R package dcurves of D. D. Sjoberg and A. J. Vickers gives them (MSKCC-Epi-Bio/dcurves,
    /// tests/benchmark_data/r_case1_results.csv).
    /// </summary>
    [Theory]
    [InlineData(0.05, 0.025614035087719297, 0.09473684210526317)]
    [InlineData(0.1, 0.018518518518518517, 0.04444444444444445)]
    [InlineData(0.2, 0.0016666666666666635, -0.07499999999999998)]
    [InlineData(0.3, -0.02000000000000001, -0.2285714285714286)]
    public void The_net_benefits_of_a_published_example(double threshold, double ofModel, double ofAll)
    {
        bool[] cancer = [.. Enumerable.Range(0, 750).Select(i => i < 105)];
        double[] history = [.. Enumerable.Range(0, 750).Select(i => i is < 24 or >= 105 and < 196 ? 1.0 : 0)];
        var benefit = NetBenefit.At(threshold, new ScoredLabels(cancer, history), 105 / 750.0);
        Assert.Equal(ofModel, benefit.OfModel, 1e-12);
        Assert.Equal(ofAll, benefit.OfAll, 1e-12);
    }

    // Person by person: each has a probability among people of the prevalence, and acts from the threshold on.
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.05)]
    [InlineData(0.9)]
    public void Net_benefit_and_predictive_values_are_those_of_counting_people(double prevalence)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            bool[] ill = [.. Enumerable.Range(0, 40).Select(i => i < 20)];
            // At a prevalence of one half nothing is shifted, and a probability may lie on the threshold.
            double[] scores =
            [
                .. ill.Select(_ => prevalence == 0.5 ? (1 + random.Next(19)) / 20.0 : random.NextDouble()),
            ];
            var threshold = (1 + random.Next(19)) / 20.0;
            var (benefit, people, truePositives, positives) = (0.0, 0.0, 0.0, 0.0);
            for (var i = 0; i < ill.Length; i++)
            {
                var weight = ill[i] ? prevalence : 1 - prevalence;
                var odds = scores[i] / (1 - scores[i]) * prevalence / (1 - prevalence);
                var acts = prevalence == 0.5 ? scores[i] >= threshold : odds / (1 + odds) >= threshold;
                people += weight;
                positives += acts ? weight : 0;
                truePositives += acts && ill[i] ? weight : 0;
                benefit +=
                    !acts ? 0
                    : ill[i] ? weight
                    : -weight * threshold / (1 - threshold);
            }

            var computed = NetBenefit.At(threshold, new ScoredLabels(ill, scores), prevalence);
            Assert.Equal(benefit / people, computed.OfModel, 1e-12);
            var falsePositives = positives - truePositives;
            var values = PredictiveValues.At(
                truePositives / (20 * prevalence),
                1 - falsePositives / (20 * (1 - prevalence)),
                prevalence
            );
            Assert.Equal(positives > 0, values.Positive.IsDefined);
            if (positives > 0)
            {
                Assert.Equal(truePositives / positives, values.Positive.Value, 1e-12);
            }
        }
    }

    /// <summary>
    /// Example of a mechanical heart valve of Riley and others (2021), as their program pmvalsampsize prints it
    /// (RebeccaWhittle/pmvalsampsize, docs/example.ipynb): prevalence 0.018 and ROC AUC 0.8 need 905 rows for observed by
    /// expected, whose interval has a width of 1 (standard error 0.246), and 4252 for a ROC AUC whose interval has a width of 0.1.
    /// </summary>
    [Fact]
    public void The_rows_of_a_published_example()
    {
        var error = 0.0;
        while (Math.Exp(1.96 * error) - Math.Exp(-1.96 * error) < 1)
        {
            error += 0.0001;
        }

        Assert.Equal(0.246, error, 0.0005);
        Assert.Equal(905, SampleSize.ForCalibration(0.018, error));
        Assert.Equal(4252, SampleSize.ForRocAuc(0.8, 0.05, 0.018));
    }

    /// <summary>Worked example of https://drsm.in/System/EvalDiagTestHelp.aspx, after N. M. F. Buderer, Acad. Emerg. Med. 3 (1996) 895.</summary>
    [Fact]
    public void The_rows_of_a_published_example_for_a_sensitivity() =>
        Assert.Equal(1230, SampleSize.ForProportion(0.8, 0.05, 0.2));

    [Fact]
    public void Fewer_rows_have_wider_intervals()
    {
        var random = new Random(8);
        for (var i = 0; i < 200; i++)
        {
            var (value, half, prevalence) = (
                0.55 + 0.4 * random.NextDouble(),
                0.02 + 0.1 * random.NextDouble(),
                0.02 + 0.5 * random.NextDouble()
            );
            Assert.Equal(
                First(n => Newcombe(value, n, prevalence) <= Math.Pow(half / 1.959964, 2)),
                SampleSize.ForRocAuc(value, half, prevalence),
                1.0
            );
            Assert.Equal(
                First(n => value * (1 - value) / (n * prevalence) <= Math.Pow(half / 1.959964, 2)),
                SampleSize.ForProportion(value, half, prevalence),
                1.0
            );
        }

        static double Newcombe(double c, double n, double p) =>
            c * (1 - c) * (1 + (n / 2 - 1) * (1 - c) / (2 - c) + (n / 2 - 1) * c / (1 + c)) / (n * n * p * (1 - p));

        static double First(Func<double, bool> isEnough)
        {
            var (low, high) = (1, 1 << 24);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = isEnough(middle) ? (low, middle) : (middle + 1, high);
            }

            return low;
        }
    }

    [Fact]
    public void A_simulated_sample_of_the_rows_for_calibration_has_the_stated_standard_error()
    {
        var random = new Random(6);
        var rows = SampleSize.ForCalibration(0.2, 0.1);
        const int Simulations = 2000;
        double[] logarithms =
        [
            .. Enumerable
                .Range(0, Simulations)
                .Select(_ =>
                    Math.Log(Enumerable.Range(0, (int)rows).Count(_ => random.NextDouble() < 0.2) / (0.2 * rows))
                ),
        ];
        var mean = logarithms.Average();
        Assert.InRange(Math.Sqrt(logarithms.Average(value => Math.Pow(value - mean, 2))), 0.095, 0.105);
    }

    // The interval of that many rows has the stated width.
    [Fact]
    public void A_simulated_sample_of_that_size_has_the_stated_precision()
    {
        var random = new Random(4);
        var ill = SampleSize.ForProportion(0.8, 0.05, 1);
        var within = 0;
        const int Simulations = 2000;
        for (var i = 0; i < Simulations; i++)
        {
            var found = Enumerable.Range(0, (int)ill).Count(_ => random.NextDouble() < 0.8);
            within += Math.Abs(found / ill - 0.8) <= 0.05 ? 1 : 0;
        }

        Assert.InRange((double)within / Simulations, 0.93, 0.97);
    }
}
