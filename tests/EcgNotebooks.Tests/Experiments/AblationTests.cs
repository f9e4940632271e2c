using EcgNotebooks.Balancing;
using EcgNotebooks.Experiments;
using EcgNotebooks.Splitting;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>Each rung mends one flaw and keeps what was mended below it.</summary>
public class AblationTests
{
    private static readonly IReadOnlyList<Recipe> _steps = [.. Ablation.Steps.Select(rung => rung.Recipe)];

    [Fact]
    public void It_goes_from_the_published_recipe_to_one_that_names_no_leak()
    {
        Assert.Same(Recipe.Published, _steps[0]);
        Assert.Equal(6, _steps.Select(rung => rung.Name).Distinct().Count());
        Assert.Equal(Leaks.None, _steps[^1].KnownLeaks);
        Assert.Equal(
            (Recipe.LeakFree.ThresholdFrom, Recipe.LeakFree.TestsBestCheckpoint, Recipe.LeakFree.BalancesTrainOnly),
            (_steps[^1].ThresholdFrom, _steps[^1].TestsBestCheckpoint, _steps[^1].BalancesTrainOnly)
        );
        Assert.Equal(Recipe.LeakFree.Signal.Filter, _steps[^1].Signal.Filter);
    }

    [Fact]
    public void A_rung_changes_one_thing_beside_its_name_and_the_leaks_it_names()
    {
        string[] changed = [.. _steps.Skip(1).Zip(_steps, (rung, before) => Assert.Single(Changed(before, rung)))];
        Assert.Equal(["BalancesTrainOnly", "SplitRule", "ThresholdFrom", "Signal", "TestsBestCheckpoint"], changed);
        Assert.All(
            _steps.Skip(1).Zip(_steps),
            pair => Assert.Equal(pair.First.KnownLeaks, pair.First.KnownLeaks & pair.Second.KnownLeaks)
        );
    }

    [Fact]
    public void Rungs_that_differ_in_evaluation_alone_have_the_same_training()
    {
        string[] trainings = [.. _steps.Select(rung => rung.TrainingDigest)];
        Assert.Equal(4, trainings.Distinct().Count());
        Assert.Equal(trainings[2], trainings[3]);
        Assert.Equal(trainings[4], trainings[5]);
        Assert.Equal(6, _steps.Select(rung => rung.Digest).Distinct().Count());
    }

    [Fact]
    public void Every_rung_has_a_name_that_the_command_line_finds() =>
        Assert.All(_steps, rung => Assert.Same(rung, Recipe.Named(rung.Name)));

    [Fact]
    public void A_rung_whose_leak_is_named_no_more_has_none_of_it()
    {
        var labelled = PreparationTests.Labelled;
        Leaks[] found =
        [
            .. _steps.Select(rung =>
                Preparation.Of(labelled, rung).Found.Keys.Aggregate(Leaks.None, (all, leak) => all | leak)
            ),
        ];
        Assert.Equal(Leaks.BalancedOutsideTrain | Leaks.SharedRecording | Leaks.SharedPatient, found[0]);
        Assert.Equal(Leaks.SharedPatient, found[1]);
        Assert.All(found[2..], leaks => Assert.Equal(Leaks.None, leaks));
    }

    [Theory]
    [InlineData(BalancingRule.ClassWeights)]
    [InlineData(BalancingRule.SmoteOnWaveforms)]
    public void Balancing_that_works_while_training_adds_no_rows_and_looks_at_training_rows_alone(BalancingRule rule)
    {
        foreach (var recipe in (Recipe[])[Recipe.Published, Recipe.LeakFree])
        {
            var guarded = Preparation.Of(PreparationTests.Labelled, recipe with { BalancingRule = rule });
            Assert.Equal(100, guarded.Table.Rows.Count);
            Assert.DoesNotContain(guarded.Table.Rows, row => row.Synthetic);
            Assert.Equal(guarded.Split.Train.Order(), guarded.Table.FittedOn.Order());
        }
    }

    [Fact]
    public void Every_rule_for_balancing_reads_back_from_its_name()
    {
        Assert.All(
            Enum.GetValues<BalancingRule>(),
            rule => Assert.Equal(rule, BalancingRuleNames.Parse(rule.CommandName()))
        );
        Assert.Throws<EcgException>(() => BalancingRuleNames.Parse("Oversampling"));
    }

    private static IEnumerable<string> Changed(Recipe before, Recipe after) =>
        typeof(Recipe)
            .GetProperties()
            .Where(p => p.CanWrite && p.Name is not (nameof(Recipe.Name) or nameof(Recipe.KnownLeaks)))
            .Where(p => !Equals(p.GetValue(before), p.GetValue(after)))
            .Select(p => p.Name);
}
