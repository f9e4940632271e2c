using EcgNotebooks.Balancing;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Evaluation.Baselines;
using EcgNotebooks.Exercises;
using EcgNotebooks.Experiments;
using EcgNotebooks.Filtering;
using EcgNotebooks.Networks;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Tests.Exercises;

/// <summary>A right answer to each exercise, found as a student would: with the public calls of the library and plain loops.</summary>
internal static class ReferenceAnswers
{
    public static object Of(string id, ExerciseData given) =>
        id switch
        {
            "00-ecg/duration" => First(given).SampleCount / First(given).SamplingRateHz,
            "00-ecg/lead-three" => Combined(given, (i, ii) => ii - i),
            "01-load/oldest" => given.Rows.Count(row => row.Age == 300),
            "01-load/two-statements" => given.Rows.Count(row => row.ScpCodes.Statements.Count == 2),
            "01-load/patients" => given.Rows.Select(row => row.PatientId).Distinct().Count(),
            "02-label/highest-likelihood" => given.Rows.Count(row =>
                row.ScpCodes.Statements.MaxBy(s => s.Likelihood).Code == "IMI"
            ),
            "02-label/certain" => given.Rows.Count(row =>
                row.ScpCodes.Statements.Any(s => s is { Code: "IMI", Likelihood: 100 })
            ),
            "03-smote/interpolate" => Interpolated(given),
            "03-smote/total" => new SmoteNc().Balance(given.Published).Rows.Count,
            "03-smote/train-only" => TrainOnly(given),
            "04-filter/order" => new ZeroPhaseFilter(new() { Order = 2 }, 500).Apply(First(given)[Lead.I].Samples),
            "04-filter/all-leads" => new ZeroPhaseFilter(new(), 500).Apply(First(given)),
            "04-filter/cutoff" => 0.777,
            "05-split/patients" => ByPatient(given),
            "05-split/shared" => Shared(given),
            "06-cnn/shape" => new[] { (5000 - 7 + 1) / 2, 32 },
            "06-cnn/parameters" => CnnParameters(),
            "07-crnn/lstm-parameters" => 4 * ((64 + 32) * 32 + 32),
            "07-crnn/steps" => ((1000 - 4) / 2 - 2) / 2,
            "08-threshold/youden" => Youden(given.Predictions.Of(Part.Validation)),
            "08-threshold/sensitivity" => ShareAbove(given, Diagnosis.Imi),
            "09-roc/auc" => given.Predictions.Of(Part.Test).Roc().Auc,
            "09-roc/interval" => Interval(given.Predictions.Of(Part.Test)),
            "10-leakage/which" => Leaks.SharedPatient,
            "10-leakage/rows" => LeakageCounts.Count(given.SuspectSplit, given.SuspectRows).Test.Patient,
            "11-leads/inferior" => new[] { Lead.AVF, Lead.II, Lead.III },
            "11-leads/avf" => Combined(given, (i, ii) => ii - i / 2),
            "12-baseline/majority" => Majority(given),
            "12-baseline/age-sex" => AgeAndSex(given),
            "13-labels-and-others/false-alarms" => given
                .Predictions.Of(Part.Test)
                .Count(row => row.Label == Diagnosis.Norm && row.Probability > 0.3),
            "13-labels-and-others/predictive-value" => PredictiveValue(given),
            _ => throw new ArgumentException($"There is no answer to {id}.", nameof(id)),
        };

    public static EcgRecord First(ExerciseData given) => given.Data.ReadRecord(given.Rows[0].FilenameHr);

    public static double[] Combined(ExerciseData given, Func<double, double, double> of) =>
        [.. First(given)[Lead.I].Samples.Zip(First(given)[Lead.II].Samples, of)];

    public static double[][] Interpolated(ExerciseData given, Diagnosis? of = null, bool anyPair = false)
    {
        var counts = given.Published.Counts;
        var minority = counts.Norm < counts.Imi ? Diagnosis.Norm : Diagnosis.Imi;
        var rows = given.AmplitudesOf(of ?? minority);
        var random = new Random(1);
        double[] Row()
        {
            var x = rows[random.Next(rows.Length)];
            var others = rows.Where(row => row != x)
                .OrderBy(row => Math.Pow(row[0] - x[0], 2) + Math.Pow(row[1] - x[1], 2))
                .ToArray();
            var end = anyPair ? others[^1] : others[random.Next(5)];
            var u = random.NextDouble();
            return [x[0] + u * (end[0] - x[0]), x[1] + u * (end[1] - x[1])];
        }

        return [.. Enumerable.Range(0, Math.Abs(counts.Norm - counts.Imi)).Select(_ => Row())];
    }

    public static Split ByPatient(ExerciseData given)
    {
        var rows = given.Published.Rows;
        var patients = rows.Select(row => row.Row.PatientId).Distinct().ToArray();
        new Random(1).Shuffle(patients);
        int[] In(Range part)
        {
            var chosen = patients[part].ToHashSet();
            return [.. Enumerable.Range(0, rows.Count).Where(i => chosen.Contains(rows[i].Row.PatientId))];
        }

        var (train, rest) = (patients.Length * 70 / 100, patients.Length * 85 / 100);
        return new(In(..train), In(train..rest), In(rest..));
    }

    public static double Youden(IEnumerable<Prediction> rows, Diagnosis positive = Diagnosis.Imi)
    {
        var all = rows.ToArray();
        double Rate(double threshold, bool of)
        {
            var chosen = all.Where(row => row.Label == positive == of).ToArray();
            return (double)chosen.Count(row => row.Probability >= threshold) / chosen.Length;
        }

        return all.Select(row => row.Probability).MaxBy(threshold => Rate(threshold, true) - Rate(threshold, false));
    }

    public static double ShareAbove(ExerciseData given, Diagnosis label, double threshold = 0.5)
    {
        var rows = given.Predictions.Of(Part.Test).Where(row => row.Label == label).ToArray();
        return (double)rows.Count(row => row.Probability > threshold) / rows.Length;
    }

    public static double[] Interval(Predictions rows, double tail = 0.025)
    {
        var patients = rows.GroupBy(row => row.PatientId).Select(group => group.ToArray()).ToArray();
        var random = new Random(1);
        var drawn = Enumerable
            .Range(0, 1000)
            .Select(_ => Enumerable.Range(0, patients.Length).SelectMany(_ => patients[random.Next(patients.Length)]))
            .Select(sample => new Predictions(sample).Roc().Auc)
            .Where(auc => auc.IsDefined)
            .Select(auc => auc.Value)
            .Order()
            .ToArray();
        return [drawn[(int)(tail * drawn.Length)], drawn[(int)((1 - tail) * drawn.Length) - 1]];
    }

    public static double AgeAndSex(ExerciseData given)
    {
        var rows = given.LeakFree.Rows;
        var parts = given.Predictions.Select(row => row.Part).ToArray();
        int[] fitted = [.. Enumerable.Range(0, rows.Count).Where(i => parts[i] == Part.Train)];
        int[] test = [.. Enumerable.Range(0, rows.Count).Where(i => parts[i] == Part.Test)];
        var baseline = TableBaseline.Fit(
            [.. fitted.Select(i => rows[i].Row)],
            [.. fitted.Select(i => rows[i].Label == Diagnosis.Imi)]
        );
        return RocCurve
            .From(
                new ScoredLabels(
                    test.Select(i => rows[i].Label == Diagnosis.Imi),
                    test.Select(i => baseline.Probability(rows[i].Row))
                )
            )
            .Auc.Value;
    }

    private static int TrainOnly(ExerciseData given)
    {
        var last = given.LeakFree.Rows.Select(row => row.Row.StratFold).Distinct().Order().TakeLast(2).ToArray();
        var train = given.LeakFree.Rows.Where(row => !last.Contains(row.Row.StratFold)).ToArray();
        return Math.Abs(train.Length - 2 * train.Count(row => row.Label == Diagnosis.Imi));
    }

    private static double Shared(ExerciseData given)
    {
        var balanced = new SmoteNc(Recipe.Published.Balancing).Balance(given.Published);
        var test = LeakageCounts.Count(balanced.Split(Recipe.Published.Splitting), balanced).Test;
        return (double)test.Patient / test.Rows;
    }

    private static long CnnParameters()
    {
        using var network = new EcgCnn(new EcgCnnOptions { Channels = 2 });
        return network.Summary().Parameters;
    }

    private static double Majority(ExerciseData given)
    {
        var labels = given.Predictions.Of(Part.Test).Select(row => row.Label).ToArray();
        return (double)labels.CountBy(label => label).Max(count => count.Value) / labels.Length;
    }

    private static double PredictiveValue(ExerciseData given)
    {
        var (found, alarms) = (
            50 * ShareAbove(given, Diagnosis.Imi, 0.3),
            950 * ShareAbove(given, Diagnosis.Norm, 0.3)
        );
        return found / (found + alarms);
    }
}
