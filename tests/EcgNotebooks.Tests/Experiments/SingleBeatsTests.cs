using EcgNotebooks.Balancing;
using EcgNotebooks.Experiments;
using EcgNotebooks.Splitting;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>Recipes of single beats: the rows, their split, and the leak that a split by beat is.</summary>
public sealed class SingleBeatsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static Recipe[] Both => [Recipe.SplitByBeat, Recipe.BeatsByPatient];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_split_by_beat_is_refused_unless_the_recipe_names_its_leaks()
    {
        var unnamed = Recipe.SplitByBeat with { KnownLeaks = Leaks.None };
        var error = Assert.Throws<LeakException>(() => Preparation.Of(PreparationTests.Labelled, unnamed));
        Assert.Equal(Leaks.SharedRecording, error.Leak);
        Assert.NotEmpty(error.Rows);
        var onlyOne = Recipe.SplitByBeat with { KnownLeaks = Leaks.SharedRecording };
        error = Assert.Throws<LeakException>(() => Preparation.Of(PreparationTests.Labelled, onlyOne));
        Assert.Equal(Leaks.SharedPatient, error.Leak);
    }

    [Fact]
    public void A_split_by_beat_has_beats_of_one_recording_in_several_parts_and_counts_them()
    {
        var checkedSplit = Preparation.Of(PreparationTests.Labelled, Recipe.SplitByBeat);
        Assert.Equal([Leaks.SharedRecording, Leaks.SharedPatient], checkedSplit.Found.Keys.Order());
        var held = checkedSplit.Split.Validation.Count + checkedSplit.Split.Test.Count;
        Assert.True(checkedSplit.Found[Leaks.SharedRecording].Count > 0.9 * held);
    }

    [Fact]
    public void The_split_by_patient_has_all_beats_of_a_patient_in_one_part()
    {
        var checkedSplit = Preparation.Of(PreparationTests.Labelled, Recipe.BeatsByPatient);
        Assert.Empty(checkedSplit.Found);
        var parts = checkedSplit
            .Table.Rows.Index()
            .GroupBy(row => checkedSplit.Table.Source(row.Item).PatientId, row => checkedSplit.Split.PartOf(row.Index));
        Assert.All(parts, patient => Assert.Single(patient.Distinct()));
    }

    [Fact]
    public void Both_recipes_have_each_beat_of_each_recording_once_and_differ_in_the_split_alone()
    {
        foreach (var recipe in Both)
        {
            var original = Preparation.Of(PreparationTests.Labelled, recipe).Table.Rows.Where(row => !row.Synthetic);
            var beats = original.GroupBy(row => row.FilenameHr, row => row.Beat!.Value).ToList();
            Assert.Equal(100, beats.Count);
            Assert.All(beats, recording => Assert.Equal([0, 1, 2, 3, 4], recording));
        }

        var same = Recipe.SplitByBeat with
        {
            Name = Recipe.BeatsByPatient.Name,
            SplitRule = Recipe.BeatsByPatient.SplitRule,
            KnownLeaks = Recipe.BeatsByPatient.KnownLeaks,
        };
        Assert.Equal(Recipe.BeatsByPatient.Digest, same.Digest);
    }

    [Fact]
    public void Balancing_repeats_beats_of_the_training_part_alone_also_after_the_table_is_read_again()
    {
        foreach (var recipe in Both)
        {
            var (table, split, known) = Stored(Preparation.Of(PreparationTests.Labelled, recipe), recipe);
            var train = split.Train.Select(i => table.Rows[i]).ToList();
            Assert.Equal(
                train.Count(row => row.Label == Diagnosis.Norm),
                train.Count(row => row.Label == Diagnosis.Imi)
            );
            var learned = train.Where(row => !row.Synthetic).Select(row => (row.FilenameHr, row.Beat)).ToHashSet();
            var added = table.Rows.Where(row => row.Synthetic).ToList();
            Assert.NotEmpty(added);
            Assert.All(added, row => Assert.Contains((row.FilenameHr, row.Beat), learned));
            Assert.DoesNotContain(Leaks.BalancedOutsideTrain, CheckedSplit.Of(table, split, known).Found.Keys);
        }
    }

    [Fact]
    public void Synthetic_minority_oversampling_of_identifiers_is_refused_with_what_can_be_used()
    {
        var recipe = Recipe.SplitByBeat with { BalancingMethod = BalancingMethod.SmoteOnIdentifiers };
        var error = Assert.Throws<EcgException>(() => Preparation.Of(PreparationTests.Labelled, recipe));
        Assert.Contains("split-by-beat", error.Problem, StringComparison.Ordinal);
        Assert.Contains("oversampling or class-weights", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_of_whole_recordings_have_no_column_of_beats()
    {
        var path = _folder["balanced.csv"];
        Preparation.Of(PreparationTests.Labelled, Recipe.LeakFree).Table.Write(path);
        Assert.Equal("ecg_id,filename_hr,label,synthetic", File.ReadLines(path).First());
        Preparation.Of(PreparationTests.Labelled, Recipe.SplitByBeat).Table.Write(path);
        Assert.Equal(
            ["ecg_id,filename_hr,label,synthetic,beat", "1.0,records500/00001_hr,NORM,False,0"],
            File.ReadLines(path).Take(2)
        );
    }

    private (BalancedTable Table, Split Split, Leaks Known) Stored(CheckedSplit checkedSplit, Recipe recipe)
    {
        checkedSplit.Table.Write(_folder["balanced.csv"]);
        checkedSplit.Split.Write(_folder["split.csv"]);
        var table = BalancedTable.Read(_folder["balanced.csv"], PreparationTests.Labelled.Rows.Select(row => row.Row));
        return (table, Split.Read(_folder["split.csv"], table.Rows.Count), recipe.KnownLeaks);
    }
}
