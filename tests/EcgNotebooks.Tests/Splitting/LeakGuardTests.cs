using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Evaluation;
using EcgNotebooks.Splitting;
using EcgNotebooks.Tests.Datasets;

namespace EcgNotebooks.Tests.Splitting;

/// <summary>Each kind of leak is refused with its rows, and only counted if the recipe accepts it.</summary>
public class LeakGuardTests
{
    // Rows 0 to 4 are recordings of patients 1 to 5.
    private static readonly PtbXlRow[] _recordings = [.. Enumerable.Range(1, 5).Select(i => Recording(i, patient: i))];

    [Fact]
    public void A_split_without_leaks_is_accepted()
    {
        var checkedSplit = CheckedSplit.Of(Table(), new Split([0, 1], [2], [3, 4]), Leaks.None);
        Assert.Empty(checkedSplit.Found);
        Assert.Empty(checkedSplit.Warnings());
    }

    [Theory]
    [InlineData(Leaks.SharedRecording)]
    [InlineData(Leaks.SharedPatient)]
    [InlineData(Leaks.BalancedOutsideTrain)]
    public void A_leak_is_refused_with_its_rows_unless_the_recipe_accepts_it(Leaks leak)
    {
        var (table, split, rows) = Leaking(leak);
        var refused = Assert.Throws<LeakException>(() => CheckedSplit.Of(table, split, All & ~leak));
        Assert.Equal(leak, refused.Leak);
        Assert.Equal(rows, refused.Rows);
        Assert.Contains($"rows {string.Join(", ", rows)}", refused.Message, StringComparison.Ordinal);

        var counted = CheckedSplit.Of(table, split, All);
        Assert.Equal(rows, counted.Found[leak]);
        Assert.Contains(
            counted.Warnings(),
            w => w.StartsWith($"{leak}: {Affected(rows.Length)} ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_patient_in_both_validation_and_test_set_is_a_leak()
    {
        PtbXlRow[] recordings = [.. _recordings[..4], Recording(5, patient: 3)];
        var table = new BalancedTable([.. recordings.Select(Row)], recordings);
        var error = Assert.Throws<LeakException>(() =>
            CheckedSplit.Of(table, new Split([0, 1], [2], [3, 4]), Leaks.None)
        );
        Assert.Equal([4], error.Rows);
    }

    [Fact]
    public void Fitting_balancing_on_rows_outside_the_training_set_is_a_leak_even_without_synthetic_rows()
    {
        var table = new BalancedTable([.. _recordings.Select(Row)], _recordings, fittedOn: [0, 1, 4]);
        var error = Assert.Throws<LeakException>(() =>
            CheckedSplit.Of(table, new Split([0, 1], [2], [3, 4]), Leaks.None)
        );
        Assert.Equal((Leaks.BalancedOutsideTrain, 4), (error.Leak, Assert.Single(error.Rows)));
    }

    [Fact]
    public void Fitting_on_rows_outside_the_training_set_is_refused_with_the_rows_unless_the_recipe_accepts_it()
    {
        var split = new Split([0, 1], [2], [3, 4]);
        var honest = CheckedSplit.Of(Table(), split, Leaks.None);
        Assert.Equal([1, 0], honest.FitOn([1, 0]));
        var error = Assert.Throws<LeakException>(() => honest.FitOn([0, 4, 2]));
        Assert.Equal(Leaks.BalancedOutsideTrain, error.Leak);
        Assert.Equal([2, 4], error.Rows);
        Assert.Equal([0, 4], CheckedSplit.Of(Table(), split, Leaks.BalancedOutsideTrain).FitOn([0, 4]));
    }

    [Fact]
    public void A_threshold_chosen_on_the_reported_rows_is_refused_unless_the_recipe_accepts_it()
    {
        var error = Assert.Throws<LeakException>(() => new Evaluator(new() { ThresholdFrom = Part.Test }));
        Assert.Equal(Leaks.ThresholdFromReportedRows, error.Leak);
        Assert.NotNull(new Evaluator(EvaluationOptions.Published));
    }

    private static string Affected(int rows) =>
        rows == 1 ? "1 validation or test row" : $"{rows} validation and test rows";

    private const Leaks All =
        Leaks.BalancedOutsideTrain | Leaks.SharedRecording | Leaks.SharedPatient | Leaks.ThresholdFromReportedRows;

    private static (BalancedTable Table, Split Split, int[] Rows) Leaking(Leaks leak)
    {
        if (leak == Leaks.SharedPatient)
        {
            PtbXlRow[] recordings = [.. _recordings[..3], Recording(4, patient: 1), Recording(5, patient: 2)];
            return (new([.. recordings.Select(Row)], recordings), new([0, 1], [2], [3, 4]), [3, 4]);
        }

        // A copy of the first recording after the others; for BalancedOutsideTrain, it is marked as synthetic.
        var copy = Row(_recordings[0]) with
        {
            Synthetic = leak == Leaks.BalancedOutsideTrain,
        };
        BalancedRow[] rows = [.. _recordings.Select(Row), copy];
        return (new(rows, _recordings), new([0, 1], [2], [3, 4, 5]), [5]);
    }

    private static BalancedTable Table() => new([.. _recordings.Select(Row)], _recordings);

    private static BalancedRow Row(PtbXlRow row) => new(row.EcgId, row.FilenameHr, Diagnosis.Norm, Synthetic: false);

    private static PtbXlRow Recording(int id, int patient) => TableRows.Of(id, patient, ["NORM"]);
}
