using EcgNotebooks.Balancing;
using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Labels;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>Steps 3 and 5 run in the order of the recipe.</summary>
public class PreparationTests
{
    // 60 NORM and 40 IMI recordings of 50 patients, two per patient, in ten folds that don't split patients.
    internal static readonly LabelledTable Labelled = new([.. Enumerable.Range(0, 100).Select(Row)]);

    [Fact]
    public void The_leak_free_recipe_balances_only_train_and_shares_no_patient()
    {
        var checkedSplit = Preparation.Of(Labelled, Recipe.LeakFree);
        var (table, split) = (checkedSplit.Table, checkedSplit.Split);
        Assert.Empty(checkedSplit.Found);
        Assert.All(split.Validation.Concat(split.Test), i => Assert.False(table.Rows[i].Synthetic));
        var train = split.Train.Select(i => table.Rows[i]).ToList();
        Assert.Equal(train.Count(r => r.Label == Diagnosis.Norm), train.Count(r => r.Label == Diagnosis.Imi));
        var originals = split
            .Train.Where(i => !table.Rows[i].Synthetic)
            .Select(i => table.Rows[i].FilenameHr)
            .ToHashSet();
        Assert.All(train.Where(r => r.Synthetic), r => Assert.Contains(r.FilenameHr, originals));
        Assert.Equal(
            100,
            split.Train.Count + split.Validation.Count + split.Test.Count - train.Count(r => r.Synthetic)
        );
    }

    [Fact]
    public void A_split_by_folds_takes_the_last_fold_for_test_and_the_one_before_for_validation()
    {
        var folds = FoldSplit.Of(Preparation.Of(Labelled, Recipe.LeakFree).Table);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [.. folds.Train, folds.Validation, folds.Test]);
        Assert.False(folds.IsSubstitute);
        var fewer = new LabelledTable([.. Labelled.Rows.Where(r => r.Row.StratFold <= 4)]);
        var substitute = FoldSplit.Of(Preparation.Of(fewer, Recipe.LeakFree).Table);
        Assert.Equal([1, 2, 3, 4], [.. substitute.Train, substitute.Validation, substitute.Test]);
        Assert.True(substitute.IsSubstitute);
    }

    [Fact]
    public void A_split_by_patient_keeps_every_patient_in_one_part_and_depends_on_its_seed()
    {
        var recipe = Recipe.LeakFree with { SplitRule = SplitRule.Patients };
        var checkedSplit = Preparation.Of(Labelled, recipe);
        Assert.DoesNotContain(Leaks.SharedPatient, checkedSplit.Found.Keys);
        Assert.Equal(checkedSplit.Split.Test, Preparation.Of(Labelled, recipe).Split.Test);
        var other = recipe with { Splitting = recipe.Splitting with { Seed = 7 } };
        Assert.NotEqual(checkedSplit.Split.Test, Preparation.Of(Labelled, other).Split.Test);
    }

    [Fact]
    public void SMOTE_on_train_uses_only_recordings_of_train()
    {
        var recipe = Recipe.Published with { BalancesTrainOnly = true };
        var checkedSplit = Preparation.Of(Labelled, recipe);
        Assert.DoesNotContain(Leaks.BalancedOutsideTrain, checkedSplit.Found.Keys);
        Assert.DoesNotContain(Leaks.SharedRecording, checkedSplit.Found.Keys);
        Assert.Contains(checkedSplit.Split.Train, i => checkedSplit.Table.Rows[i].Synthetic);
    }

    [Fact]
    public void The_published_order_is_refused_unless_its_leaks_are_known()
    {
        Assert.NotEmpty(Preparation.Of(Labelled, Recipe.Published).Found);
        Assert.Throws<LeakException>(() => Preparation.Of(Labelled, Recipe.Published with { KnownLeaks = Leaks.None }));
    }

    [Theory]
    [InlineData(BalancingMethod.None, 0)]
    [InlineData(BalancingMethod.Oversampling, 20)]
    public void Each_balancing_method_adds_the_expected_number_of_rows(BalancingMethod method, int added)
    {
        var recipe = Recipe.Published with { BalancingMethod = method };
        Assert.Equal(added, Preparation.Of(Labelled, recipe).Table.Rows.Count(r => r.Synthetic));
    }

    private static LabelledRow Row(int i)
    {
        var label = i < 60 ? Diagnosis.Norm : Diagnosis.Imi;
        var patient = i % 50;
        var row = new PtbXlRow
        {
            EcgId = i + 1,
            PatientId = patient,
            ScpCodes = new ScpCodes([new ScpStatement(label.Code(), 100)]),
            StratFold = (patient % 10) + 1,
            FilenameHr = $"records500/{i + 1:00000}_hr",
            FilenameLr = $"records100/{i + 1:00000}_lr",
        };
        return new LabelledRow(row, label);
    }
}
