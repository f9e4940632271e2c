using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Exercises;
using EcgNotebooks.Experiments;
using EcgNotebooks.Filtering;
using EcgNotebooks.Splitting;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Exercises;

/// <summary>Right answers pass on any dataset, and a typical mistake is named.</summary>
public class ExerciseTests(CourseDemo demo) : IClassFixture<CourseDemo>
{
    [Fact]
    public void Every_exercise_accepts_its_reference_answer_on_the_demo() => AssertReferencesPass(demo.Given);

    [Fact]
    public void Every_exercise_accepts_its_reference_answer_on_real_recordings() =>
        AssertReferencesPass(new(PtbXl.Open(SharedData.Subset, TestContext.Current.CancellationToken)));

    [Fact]
    public void Ids_are_unique_and_begin_with_a_notebook()
    {
        Assert.Distinct(Exercise.All.Select(exercise => exercise.Id));
        Assert.All(Exercise.All, exercise => Assert.Matches("^[01][0-9]-[a-z-]+/[a-z-]+$", exercise.Id));
        Assert.All(Exercise.All, exercise => Assert.InRange(exercise.Points, 1, 3));
    }

    [Fact]
    public void Every_notebook_has_two_or_three_exercises()
    {
        var notebooks = Exercise.All.CountBy(exercise => exercise.Notebook).ToArray();
        Assert.Equal(14, notebooks.Length);
        Assert.All(notebooks, notebook => Assert.InRange(notebook.Value, 2, 3));
    }

    public static TheoryData<string, Mistake, string> Mistakes =>
        new()
        {
            { "00-ecg/duration", Mistake.Other, "number of samples" },
            { "00-ecg/lead-three", Mistake.WrongAxis, "12 values, one for each lead at one moment" },
            { "01-load/two-statements", Mistake.Other, "exactly two" },
            { "01-load/patients", Mistake.Other, "number of recordings" },
            { "02-label/highest-likelihood", Mistake.WrongLabel, "the published rule" },
            { "02-label/certain", Mistake.WrongLabel, "This counts NORM" },
            { "03-smote/interpolate", Mistake.WrongLabel, "majority class" },
            { "03-smote/total", Mistake.Other, "number of synthetic rows" },
            { "03-smote/train-only", Mistake.Leak, "all rows were balanced" },
            { "04-filter/order", Mistake.Other, "filter of order 1" },
            { "04-filter/all-leads", Mistake.WrongAxis, "across the leads" },
            { "04-filter/cutoff", Mistake.Other, "one pass" },
            { "05-split/patients", Mistake.Leak, "patients are in more than one part" },
            { "05-split/shared", Mistake.Other, "percentage" },
            { "06-cnn/shape", Mistake.WrongAxis, "(time, channels)" },
            { "06-cnn/parameters", Mistake.Other, "one lead" },
            { "07-crnn/lstm-parameters", Mistake.Other, "one gate" },
            { "07-crnn/steps", Mistake.WrongAxis, "number of channels" },
            { "08-threshold/youden", Mistake.ThresholdFromTest, "best one for the test rows" },
            { "08-threshold/sensitivity", Mistake.WrongLabel, "specificity" },
            { "09-roc/auc", Mistake.WrongLabel, "exchanged" },
            { "09-roc/interval", Mistake.Other, "68 %" },
            { "10-leakage/which", Mistake.Leak, "No recording is in two parts" },
            { "10-leakage/rows", Mistake.Other, "all test rows" },
            { "11-leads/inferior", Mistake.Other, "another wall" },
            { "11-leads/avf", Mistake.Other, "negative of aVR" },
            { "12-baseline/majority", Mistake.WrongLabel, "less frequent" },
            { "12-baseline/age-sex", Mistake.Leak, "on the training rows" },
            { "13-labels-and-others/false-alarms", Mistake.WrongLabel, "missed infarctions" },
            { "13-labels-and-others/predictive-value", Mistake.Other, "far more frequent" },
        };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_typical_mistake_loses_the_points_and_is_named(string id, Mistake mistake, string words)
    {
        var data = demo.Data;
        var result = Exercise.Check(id, Wrong(id, demo.Given), data);
        Assert.Contains(words, result.Reason, StringComparison.Ordinal);
        Assert.Equal((ExerciseState.Failed, mistake, 0), (result.State, result.Mistake, result.Points));
    }

    [Fact]
    public void An_exercise_without_an_answer_is_no_error()
    {
        var result = Exercise.Check("04-filter/order", null, demo.Data);
        Assert.Equal(ExerciseState.NotAnswered, result.State);
        Assert.Contains("not answered yet", result.ToTable().ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("04-filter/order", 3, "a list of numbers, not a number")]
    [InlineData("04-filter/cutoff", "0.5", "a number, not a text")]
    [InlineData("05-split/patients", new[] { 1, 2 }, "a Split")]
    [InlineData("10-leakage/which", "Patients", "a value of Leaks")]
    public void An_answer_of_another_form_is_told_what_is_asked_for(string id, object answer, string words)
    {
        var result = Exercise.Check(id, answer, demo.Data);
        Assert.Equal(Mistake.WrongForm, result.Mistake);
        Assert.Contains(words, result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_no_crash()
    {
        var data = demo.Data;
        object[] odd =
        [
            new object(),
            (Action)(() => { }),
            new double[] { double.NaN },
            new[] { 1e308, double.NegativeInfinity },
            new[] { new[] { 1.0 }, [] },
            Array.Empty<double>(),
            "",
            typeof(string),
            -1,
            (1, 2.5),
        ];
        Assert.All(
            Exercise.All,
            exercise =>
                Assert.All(
                    odd,
                    answer => Assert.Equal(ExerciseState.Failed, Exercise.Check(exercise.Id, answer, data).State)
                )
        );
    }

    [Fact]
    public void An_answer_that_is_too_large_is_refused()
    {
        var result = Exercise.Check("04-filter/order", new double[3_000_000], demo.Data);
        Assert.Contains("at most 5000000 are accepted", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_id_names_those_of_its_notebook()
    {
        var error = Assert.Throws<EcgException>(() => Exercise.Check("04-filter/odrer", 1));
        Assert.Contains("04-filter/order, 04-filter/all-leads", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("05-split", error.Message, StringComparison.Ordinal);
    }

    private static void AssertReferencesPass(ExerciseData given) =>
        Assert.All(
            Exercise.All,
            exercise =>
            {
                var result = Exercise.Check(exercise.Id, ReferenceAnswers.Of(exercise.Id, given), given.Data);
                Assert.True(result.State == ExerciseState.Passed, result.ToString());
                Assert.Equal(exercise.Points, result.Points);
            }
        );

    private static object Wrong(string id, ExerciseData given)
    {
        var counts = given.Published.Counts;
        var majority = counts.Norm > counts.Imi ? Diagnosis.Norm : Diagnosis.Imi;
        var test = given.Predictions.Of(Part.Test);
        return id switch
        {
            "00-ecg/duration" => 5000,
            "00-ecg/lead-three" => ReferenceAnswers.First(given).Signals.Select(signal => signal.Samples[0]),
            "01-load/two-statements" => given.Rows.Count(row => row.ScpCodes.Statements.Count > 1),
            "01-load/patients" => given.Rows.Count,
            "02-label/highest-likelihood" => given.Rows.Count(row => row.ScpCodes.First == "IMI"),
            "02-label/certain" => given.Rows.Count(row =>
                row.ScpCodes.Statements.Any(s => s is { Code: "NORM", Likelihood: 100 })
            ),
            "03-smote/interpolate" => ReferenceAnswers.Interpolated(given, majority),
            "03-smote/total" => Math.Abs(counts.Norm - counts.Imi),
            "03-smote/train-only" => Math.Abs(given.LeakFree.Counts.Norm - given.LeakFree.Counts.Imi),
            "04-filter/order" => new ZeroPhaseFilter(new(), 500).Apply(ReferenceAnswers.First(given)[Lead.I].Samples),
            "04-filter/all-leads" => AcrossLeads(given),
            "04-filter/cutoff" => 0.5,
            "05-split/patients" => new RandomSplit().Split(given.Published.Rows.Count),
            "05-split/shared" => 100 * (double)ReferenceAnswers.Of(id, given),
            "06-cnn/shape" => new[] { 32, 2497 },
            "06-cnn/parameters" => 39425,
            "07-crnn/lstm-parameters" => (64 + 32 + 1) * 32,
            "07-crnn/steps" => 64,
            "08-threshold/youden" => ReferenceAnswers.Youden(test),
            "08-threshold/sensitivity" => 1 - ReferenceAnswers.ShareAbove(given, Diagnosis.Norm),
            "09-roc/auc" => 1 - test.Roc().Auc.Value,
            "09-roc/interval" => ReferenceAnswers.Interval(test, tail: 0.16),
            "10-leakage/which" => Leaks.SharedRecording,
            "10-leakage/rows" => given.SuspectSplit.Test.Count,
            "11-leads/inferior" => new[] { Lead.I, Lead.II, Lead.III },
            "11-leads/avf" => ReferenceAnswers.Combined(given, (i, ii) => (i + ii) / 2),
            "12-baseline/majority" => 1 - (double)ReferenceAnswers.Of(id, given),
            "12-baseline/age-sex" => RocCurve.From(given.Scores(Part.Train)).Auc.Value,
            "13-labels-and-others/false-alarms" => test.Count(row =>
                row.Label == Diagnosis.Imi && row.Probability <= 0.3
            ),
            "13-labels-and-others/predictive-value" => ConfusionMatrix.At(0.3, test.ToScoredLabels()).Precision,
            _ => throw new ArgumentException($"There is no mistake for {id}.", nameof(id)),
        };
    }

    private static double[][] AcrossLeads(ExerciseData given)
    {
        var signals = ReferenceAnswers.First(given).Signals;
        var filter = new ZeroPhaseFilter(Recipe.Published.Filter, 500);
        return
        [
            .. Enumerable
                .Range(0, signals[0].Samples.Length)
                .Select(t => filter.Apply([.. signals.Select(signal => signal.Samples[t])])),
        ];
    }
}
