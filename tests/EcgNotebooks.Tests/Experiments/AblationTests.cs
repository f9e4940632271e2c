using EcgNotebooks.Balancing;
using EcgNotebooks.Experiments;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>Each step of the ablation study removes one more flaw of the published recipe.</summary>
public class AblationTests
{
    private static readonly IReadOnlyList<Recipe> _steps = [.. Ablation.Steps.Select(step => step.Recipe)];

    [Fact]
    public void The_ablation_starts_at_the_published_recipe_and_ends_without_known_leaks()
    {
        Assert.Same(Recipe.Published, _steps[0]);
        Assert.Equal(6, _steps.Select(step => step.Name).Distinct().Count());
        Assert.Equal(Leaks.None, _steps[^1].KnownLeaks);
        Assert.Equal(
            (Recipe.LeakFree.ThresholdFrom, Recipe.LeakFree.TestsBestCheckpoint, Recipe.LeakFree.BalancesTrainOnly),
            (_steps[^1].ThresholdFrom, _steps[^1].TestsBestCheckpoint, _steps[^1].BalancesTrainOnly)
        );
        Assert.Equal(Recipe.LeakFree.Signal.Filter, _steps[^1].Signal.Filter);
    }

    [Fact]
    public void A_step_changes_one_setting_besides_its_name_and_known_leaks()
    {
        string[] changed = [.. _steps.Skip(1).Zip(_steps, (step, before) => Assert.Single(Changed(before, step)))];
        Assert.Equal(["BalancesTrainOnly", "SplitRule", "ThresholdFrom", "Signal", "TestsBestCheckpoint"], changed);
        Assert.All(
            _steps.Skip(1).Zip(_steps),
            pair => Assert.Equal(pair.First.KnownLeaks, pair.First.KnownLeaks & pair.Second.KnownLeaks)
        );
    }

    [Fact]
    public void A_step_for_the_certainty_of_labels_changes_one_setting_of_the_leak_free_recipe()
    {
        var steps = Ablation.LabelCertainty;
        Assert.Same(Recipe.LeakFree, steps[0].Recipe);
        Assert.Equal(
            ["Selection", "Selection", "Selection", "Labelling"],
            steps.Skip(1).Select(step => Assert.Single(Changed(Recipe.LeakFree, step.Recipe)))
        );
        Assert.Equal(5, steps.Select(step => step.Recipe.Digest).Distinct().Count());
        Assert.All(steps, step => Assert.Equal(step.Recipe.Digest, Recipe.Named(step.Name).Digest));
    }

    [Fact]
    public void Steps_that_differ_only_in_evaluation_share_their_training()
    {
        string[] trainings = [.. _steps.Select(step => step.TrainingDigest)];
        Assert.Equal(4, trainings.Distinct().Count());
        Assert.Equal(trainings[2], trainings[3]);
        Assert.Equal(trainings[4], trainings[5]);
        Assert.Equal(6, _steps.Select(step => step.Digest).Distinct().Count());
    }

    [Fact]
    public void Every_step_can_be_selected_by_its_name() =>
        Assert.All(_steps, step => Assert.Same(step, Recipe.Named(step.Name)));

    [Fact]
    public void A_step_without_a_known_leak_does_not_have_that_leak()
    {
        var labelled = PreparationTests.Labelled;
        Leaks[] found =
        [
            .. _steps.Select(step =>
                Preparation.Of(labelled, step).Found.Keys.Aggregate(Leaks.None, (all, leak) => all | leak)
            ),
        ];
        Assert.Equal(Leaks.BalancedOutsideTrain | Leaks.SharedRecording | Leaks.SharedPatient, found[0]);
        Assert.Equal(Leaks.SharedPatient, found[1]);
        Assert.All(found[2..], leaks => Assert.Equal(Leaks.None, leaks));
    }

    [Theory]
    [InlineData(BalancingMethod.ClassWeights)]
    [InlineData(BalancingMethod.SmoteOnWaveforms)]
    public void Balancing_during_training_adds_no_rows_and_uses_only_training_rows(BalancingMethod method)
    {
        foreach (var recipe in (Recipe[])[Recipe.Published, Recipe.LeakFree])
        {
            var checkedSplit = Preparation.Of(PreparationTests.Labelled, recipe with { BalancingMethod = method });
            Assert.Equal(100, checkedSplit.Table.Rows.Count);
            Assert.DoesNotContain(checkedSplit.Table.Rows, row => row.Synthetic);
            Assert.Equal(checkedSplit.Split.Train.Order(), checkedSplit.Table.FittedOn.Order());
        }
    }

    [Fact]
    public void Every_balancing_method_is_parsed_from_its_name()
    {
        Assert.All(
            Enum.GetValues<BalancingMethod>(),
            method => Assert.Equal(method, BalancingMethodNames.Parse(method.CommandName()))
        );
        Assert.Throws<EcgException>(() => BalancingMethodNames.Parse("Oversampling"));
    }

    private static IEnumerable<string> Changed(Recipe before, Recipe after) =>
        typeof(Recipe)
            .GetProperties()
            .Where(p => p.CanWrite && p.Name is not (nameof(Recipe.Name) or nameof(Recipe.KnownLeaks)))
            .Where(p => !Equals(p.GetValue(before), p.GetValue(after)))
            .Select(p => p.Name);
}
