using System.Text.Json;
using EcgNotebooks.Datasets;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Datasets;

public class SelectionTests
{
    [Theory]
    [InlineData("full")]
    [InlineData("subset")]
    public void The_published_rows_are_selected_in_the_published_order(string name)
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(SharedData.Golden("pipeline", $"{name}.json")));
        var folder = name == "full" ? SharedData.FullMetadata : SharedData.Subset;
        var table = PtbXlTable.Read(folder, TestContext.Current.CancellationToken);
        var selected = new Selection().Select(table.Rows);
        int Number(string key) => golden.RootElement.GetProperty(key).GetInt32();
        Assert.Equal(
            new SelectionCounts(
                Number("rows"),
                Number("clean"),
                Number("contain_NORM"),
                Number("contain_IMI"),
                Number("sampled_per_class")
            ),
            selected.Counts
        );
        Assert.Equal(
            golden.RootElement.GetProperty("selected_ecg_ids").Deserialize<int[]>()!,
            selected.Rows.Select(row => row.EcgId)
        );
    }

    [Fact]
    public void Rows_with_noise_electrode_problems_or_extra_beats_are_excluded()
    {
        PtbXlRow[] rows =
        [
            TableRows.Of(1, "NORM"),
            TableRows.Of(2, "NORM") with
            {
                BurstNoise = "V1",
            },
            TableRows.Of(3, "NORM") with
            {
                ElectrodesProblems = "V1",
            },
            TableRows.Of(4, "NORM") with
            {
                ExtraBeats = "1ES",
            },
            TableRows.Of(5, "NORM") with
            {
                StaticNoise = "V1",
                BaselineDrift = "V1",
            },
            TableRows.Of(6, "IMI"),
        ];
        var selected = new Selection(new SelectionOptions { DrawEqualCounts = false }).Select(rows);
        Assert.Equal([1, 5, 6], selected.Rows.Select(r => r.EcgId));
        Assert.Equal(new SelectionCounts(6, 3, 2, 1, 1), selected.Counts);
    }

    [Fact]
    public void A_code_that_contains_the_letters_counts_as_in_pandas_contains()
    {
        PtbXlRow[] rows = [TableRows.Of(1, "ABNORM"), TableRows.Of(2, "ILMI"), TableRows.Of(3, "SR", "XIMI")];
        var selected = new Selection().Select(rows);
        Assert.Equal([1, 3], selected.Rows.Select(r => r.EcgId));
    }

    [Fact]
    public void Without_equal_counts_a_row_that_mentions_both_codes_is_selected_once()
    {
        PtbXlRow[] rows = [TableRows.Of(1, "IMI"), TableRows.Of(2, "IMI", "NORM"), TableRows.Of(3, "NORM")];
        var selected = new Selection(new SelectionOptions { DrawEqualCounts = false }).Select(rows);
        Assert.Equal([2, 3, 1], selected.Rows.Select(r => r.EcgId));
    }

    [Fact]
    public void Each_class_is_drawn_without_replacement_and_NORM_comes_first()
    {
        PtbXlRow[] rows = [.. Enumerable.Range(0, 50).Select(i => TableRows.Of(i, i % 5 == 0 ? "IMI" : "NORM"))];
        var ids = new Selection().Select(rows).Rows.Select(r => r.EcgId).ToArray();
        Assert.Equal((20, 20), (ids.Length, ids.Distinct().Count()));
        Assert.All(ids[..10], id => Assert.NotEqual(0, id % 5));
        Assert.All(ids[10..], id => Assert.Equal(0, id % 5));
        Assert.NotEqual(ids, new Selection(new SelectionOptions { Seed = 43 }).Select(rows).Rows.Select(r => r.EcgId));
    }

    [Theory]
    [InlineData("NORM", "IMI")]
    [InlineData("IMI", "NORM")]
    public void A_table_without_one_of_the_classes_is_an_error_that_names_it(string present, string absent)
    {
        var error = Assert.Throws<EcgException>(() => new Selection().Select([TableRows.Of(1, present)]));
        Assert.Contains($"mentions {absent}", error.Message, StringComparison.Ordinal);
    }
}
