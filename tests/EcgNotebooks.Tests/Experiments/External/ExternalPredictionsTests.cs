using System.Globalization;
using System.Text;
using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Experiments;
using EcgNotebooks.Experiments.External;
using EcgNotebooks.Formats.Csv;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Experiments.External;

[Collection(nameof(EvaluatedRun))]
public sealed class ExternalPredictionsTests(EvaluatedRun made) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PtbXlTable _table = PtbXlTable.Read(made.Data.TablePath);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Predictions_of_a_run_give_the_same_evidence_as_the_run()
    {
        var folder = made.Run.Of(NetworkKind.Cnn);
        var external = Read(Recipe.Published, new(), folder.Predictions);
        var report = new ExternalEvaluation("mine", Recipe.Published, made.Data).Of(external.Predictions);
        Assert.Equal(File.ReadAllText(folder.Evidence), report.Evidence.ToJson());
        Assert.Equal(made.Cnn.Tested.Result.ToJson(), report.Tested.Result.ToJson());
        Assert.Contains("parts are those of the file's column part", external.Notes);
        Assert.Contains(external.Notes, note => note.Contains("label differs in 0 of", StringComparison.Ordinal));
    }

    [Fact]
    public void Labels_patients_and_folds_come_from_the_table_and_the_last_folds_are_validation_and_test()
    {
        // The columns are in another order, there is an additional column, and all labels are wrong.
        var lines = _table.Rows.Select(row => $"x,{Probability(row)},{row.EcgId},{(Positive(row) ? 0 : 1)}");
        var external = Read(Recipe.LeakFree, new(), Text("mine.csv", "model,probability,ecg_id,label", lines));
        var folds = external.Predictions.Select(row => row.StratFold).Distinct().Order().ToArray();
        foreach (var row in external.Predictions)
        {
            var known = _table.Rows.Single(known => known.EcgId == row.EcgId);
            Assert.Equal((known.PatientId, known.StratFold), (row.PatientId, row.StratFold));
            Assert.Equal(Positive(known), row.Label == Diagnosis.Imi);
            Assert.Equal(row.StratFold == folds[^1], row.Part == Part.Test);
            Assert.Equal(row.StratFold == folds[^2], row.Part == Part.Validation);
        }

        var count = external.Predictions.Count;
        Assert.Contains(
            external.Notes,
            note => note.EndsWith($"differs in {count} of {count} rows", StringComparison.Ordinal)
        );
        Assert.Contains(
            external.Notes,
            note =>
                note.StartsWith(
                    $"{_table.Rows.Count - count} of {_table.Rows.Count} rows are left out",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void Arrays_of_the_benchmark_give_the_same_result_as_a_table_of_the_same_numbers()
    {
        string[] statements = [.. Statements()];
        var imi = Array.IndexOf(statements, "IMI");
        var (validation, test) = LastFolds();
        string[] files =
        [
            ArrayOf("y_val_pred.npy", validation, statements.Length, imi),
            ArrayOf("y_test_pred.npy", test, statements.Length, imi),
        ];
        var lines = _table
            .Rows.Where(row => row.StratFold == validation)
            .Concat(_table.Rows.Where(row => row.StratFold == test))
            .Select(row => $"{row.EcgId},{Probability(row)}");
        var expected = Read(Recipe.LeakFree, new(), Text("mine.csv", "ecg_id,probability", lines)).Predictions;
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Read(Recipe.LeakFree, new(), files).Predictions);
        Assert.Equal(expected, Read(Recipe.LeakFree, new() { Class = imi }, files).Predictions);
        string[] renamed = [ArrayOf("a.npy", validation, 1, 0), ArrayOf("b.npy", test, 1, 0)];
        Assert.Equal(expected, Read(Recipe.LeakFree, new() { Folds = [validation, test] }, renamed).Predictions);
    }

    [Fact]
    public void An_array_with_an_unknown_fold_or_class_is_refused()
    {
        var (validation, test) = LastFolds();
        AssertRefused("the fold of its rows isn't known", new(), ArrayOf("mine.npy", test, 1, 0));
        AssertRefused("but the table has", new(), ArrayOf("y_test_pred.npy", test, 3, 1));
        AssertRefused("no column 3", new() { Class = 3 }, ArrayOf("y_test_pred.npy", test, 3, 1));
        AssertRefused("recordings of fold", new() { Folds = [test] }, ArrayOf("a.npy", _table.Rows.Count + 1, 1));
        AssertRefused("2 folds are given", new() { Folds = [validation, test] }, ArrayOf("a.npy", test, 1, 0));
    }

    [Theory]
    [InlineData("ecg_id,score", "1,0.5", "column probability")]
    [InlineData("ecg_id,probability", "1,1.5", "'1.5' is not a number from 0 to 1")]
    [InlineData("ecg_id,probability", "1,high", "'high' is not a number")]
    [InlineData("ecg_id,probability", "999999,0.5", "'999999' is not an ecg_id of the table")]
    [InlineData("ecg_id,probability,part", "1,0.5,dev", "'dev' is not train, validation or test")]
    public void An_invalid_value_in_a_table_is_named_by_line_and_column(string header, string line, string words)
    {
        var file = Text("mine.csv", header, [line]);
        var error = Assert.Throws<TableException>(() => Read(Recipe.LeakFree, new(), file));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains("mine.csv, line ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_verifies_and_a_changed_figure_or_prediction_is_found()
    {
        var folder = new NetworkFolder(_folder["out"]);
        var evaluation = new ExternalEvaluation("mine", Recipe.Published, made.Data);
        var predictions = Read(Recipe.Published, new(), made.Run.Of(NetworkKind.Cnn).Predictions).Predictions;
        evaluation.Write(evaluation.Of(predictions, new() { Resamples = 200 }), folder);
        Assert.Empty(new ExternalVerification(folder).Differences());
        File.AppendAllText(folder.Figure("roc.svg"), " ");
        Assert.Equal(
            ["figures/roc.svg: the stored figure isn't the one that the predictions give"],
            new ExternalVerification(folder).Differences()
        );
        new Predictions(predictions.Select(row => row with { Probability = 1 - row.Probability })).Write(
            folder.Predictions
        );
        var found = new ExternalVerification(folder).Differences();
        Assert.Contains("predictions.csv: not the file that was evaluated", found);
        Assert.Contains(found, line => line.StartsWith("evidence.json scores roc_auc value", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_column_part_the_recipes_split_gives_the_parts()
    {
        var run = Predictions.Read(made.Run.Of(NetworkKind.Cnn).Predictions);
        var external = Read(Recipe.Published, new(), WithoutParts(run));
        Assert.Equal(run, external.Predictions);
        Assert.False(external.Missing.Any);
        Assert.Contains("parts are by the published recipe's split of the table's rows", external.Notes);
        Assert.DoesNotContain(external.Notes, note => note.Contains("folds", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rows_of_the_recipes_split_without_a_prediction_are_counted_and_reported(bool hasParts)
    {
        var run = Predictions.Read(made.Run.Of(NetworkKind.Cnn).Predictions);
        var (validation, test) = (run.Of(Part.Validation), run.Of(Part.Test));
        HashSet<int> gone = [test[0].EcgId, validation[0].EcgId];
        Predictions incomplete = new(run.Where(row => !gone.Contains(row.EcgId)));
        if (hasParts)
        {
            incomplete.Write(_folder["less.csv"]);
        }

        var external = Read(Recipe.Published, new(), hasParts ? _folder["less.csv"] : WithoutParts(incomplete));
        var (missingTest, missingValidation) = (Count(test), Count(validation));
        Assert.Equal(new MissingRows(missingValidation, missingTest), external.Missing);
        Assert.Contains(
            $"{missingTest} of {test.Count} test rows of the published recipe have no prediction",
            external.Notes
        );
        var report = new ExternalEvaluation("mine", Recipe.Published, made.Data).Of(external);
        Assert.Contains($"\"test\": {missingTest}", report.ToJson(), StringComparison.Ordinal);
        int Count(Predictions part) => part.Count(row => gone.Contains(row.EcgId));
    }

    [Fact]
    public void An_incomplete_report_is_verified_and_says_what_is_missing()
    {
        var run = Predictions.Read(made.Run.Of(NetworkKind.Cnn).Predictions);
        var folder = new NetworkFolder(_folder["out"]);
        var evaluation = new ExternalEvaluation("mine", Recipe.Published, made.Data);
        var external = Read(Recipe.Published, new(), WithoutParts(new(run.Where(row => row.EcgId % 7 != 0))));
        Assert.True(external.Missing.Any);
        evaluation.Write(evaluation.Of(external, new() { Resamples = 200 }), folder);
        Assert.Contains("\"missing_rows\"", File.ReadAllText(folder.Metrics), StringComparison.Ordinal);
        Assert.Empty(new ExternalVerification(folder).Differences());
    }

    [Fact]
    public void For_a_split_by_folds_missing_rows_are_counted_and_other_parts_are_reported()
    {
        var (validation, test) = LastFolds();
        var rows = _table.Rows.Where(row => row.StratFold == validation || row.StratFold == test).ToArray();
        var whole = Text("whole.csv", "ecg_id,probability", rows.Select(row => $"{row.EcgId},{Probability(row)}"));
        Assert.False(Read(Recipe.LeakFree, new(), whole).Missing.Any);
        var known = Read(Recipe.LeakFree, new(), whole).Predictions.Of(Part.Test)[0].EcgId;
        var less = rows.Where(row => row.EcgId != known).Select(row => $"{row.EcgId},{Probability(row)}");
        var external = Read(Recipe.LeakFree, new(), Text("less.csv", "ecg_id,probability", less));
        Assert.Equal(new MissingRows(0, 1), external.Missing);
        // The same rows with both parts swapped.
        var swapped = rows.Select(row =>
            $"{row.EcgId},{Probability(row)},{(row.StratFold == test ? "validation" : "test")}"
        );
        external = Read(Recipe.LeakFree, new(), Text("swapped.csv", "ecg_id,probability,part", swapped));
        var count = external.Predictions.Count;
        Assert.Contains(
            $"{count} of {count} rows are in another part than the leak-free recipe has them in",
            external.Notes
        );
        Assert.True(external.Missing is { Validation: > 0, Test: > 0 });
    }

    [Fact]
    public void Two_probabilities_of_one_recording_are_refused_for_a_split_by_rows()
    {
        var run = Predictions.Read(made.Run.Of(NetworkKind.Cnn).Predictions);
        var file = WithoutParts(run);
        File.AppendAllText(file, $"{run[0].EcgId},0.125\n");
        var error = Assert.Throws<EcgException>(() => Read(Recipe.Published, new(), file));
        Assert.Contains($"Recording {run[0].EcgId} has two probabilities", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_validation_part_of_one_class_is_refused_and_named()
    {
        var run = Predictions.Read(made.Run.Of(NetworkKind.Cnn).Predictions);
        new Predictions(run.Where(row => row.Part != Part.Validation || row.Label == Diagnosis.Norm)).Write(
            _folder["norm.csv"]
        );
        var external = Read(Recipe.Published, new(), _folder["norm.csv"]);
        foreach (var recipe in (Recipe[])[Recipe.Published, Recipe.LeakFree])
        {
            var error = Assert.Throws<EcgException>(() => new ExternalEvaluation("a", recipe, made.Data).Of(external));
            Assert.Contains("validation rows: no row is positive", error.Problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_bundle_without_the_predictions_is_reported()
    {
        var folder = new NetworkFolder(_folder["out"]);
        var evaluation = new ExternalEvaluation("mine", Recipe.Published, made.Data);
        var predictions = Read(Recipe.Published, new(), made.Run.Of(NetworkKind.Cnn).Predictions).Predictions;
        evaluation.Write(evaluation.Of(predictions, new() { Resamples = 200 }), folder);
        var bundle = PredictionBundle.Read(folder.Bundle);
        (bundle with { Files = new Dictionary<string, string>() }).Write(folder.Bundle);
        Assert.Equal(
            ["bundle.json: doesn't say which predictions.csv was evaluated; run 'ecg evaluate' again"],
            new ExternalVerification(folder).Differences()
        );
    }

    // Writes one row per recording, without the parts of the split.
    private string WithoutParts(Predictions predictions) =>
        Text(
            "plain.csv",
            "ecg_id,probability",
            predictions
                .DistinctBy(row => row.EcgId)
                .Select(row => FormattableString.Invariant($"{row.EcgId},{row.Probability:R}"))
        );

    private ExternalPredictions Read(Recipe recipe, ExternalOptions options, params string[] files) =>
        ExternalPredictions.Read(files, made.Data, recipe, options, TestContext.Current.CancellationToken);

    private void AssertRefused(string words, ExternalOptions options, params string[] files)
    {
        var error = Assert.ThrowsAny<EcgException>(() => Read(Recipe.LeakFree, options, files));
        Assert.Contains(words, error.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(error.Remedy);
    }

    private (int Validation, int Test) LastFolds()
    {
        int[] folds = [.. _table.Rows.Where(row => Read(row)).Select(row => row.StratFold).Distinct().Order()];
        return (folds[^2], folds[^1]);
        static bool Read(PtbXlRow row) => row.ScpCodes.First is "NORM" or "IMI";
    }

    private IEnumerable<string> Statements() =>
        _table
            .Rows.SelectMany(row => row.ScpCodes.Statements.Select(s => s.Code))
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static bool Positive(PtbXlRow row) => row.ScpCodes.First == "IMI";

    // Probabilities are multiples of 1/8, which float32 represents exactly, and differ between recordings.
    private static string Probability(PtbXlRow row) => (row.EcgId % 8 / 8.0).ToString(CultureInfo.InvariantCulture);

    private string Text(string name, string header, IEnumerable<string> lines)
    {
        File.WriteAllLines(_folder[name], [header, .. lines]);
        return _folder[name];
    }

    private string ArrayOf(string name, int rows, int columns) => Save(name, rows, columns, new float[rows * columns]);

    // Only the column of IMI has the probability; the other columns have other values.
    private string ArrayOf(string name, int fold, int columns, int imi)
    {
        var rows = _table.Rows.Where(row => row.StratFold == fold).ToArray();
        var values = new float[rows.Length * columns];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] =
                i % columns == imi ? float.Parse(Probability(rows[i / columns]), CultureInfo.InvariantCulture) : 0.33f;
        }

        return Save(name, rows.Length, columns, values);
    }

    private string Save(string name, int rows, int columns, float[] values)
    {
        var header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {columns}), }}".PadRight(117) + "\n";
        using var file = new BinaryWriter(File.Create(_folder[name]));
        file.Write([0x93, .. "NUMPY"u8, 1, 0, 118, 0]);
        file.Write(Encoding.ASCII.GetBytes(header));
        foreach (var value in values)
        {
            file.Write(value);
        }

        return _folder[name];
    }
}
