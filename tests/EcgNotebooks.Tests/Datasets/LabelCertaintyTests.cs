using EcgNotebooks.Datasets;
using EcgNotebooks.Experiments;
using EcgNotebooks.Labels;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Datasets;

/// <summary>How certain the labels of PTB-XL are, counted on the full table, and the options that select by it.</summary>
public class LabelCertaintyTests
{
    private static readonly string[] _family = ["IMI", "ILMI", "IPMI", "IPLMI"];

    private static readonly Lazy<IReadOnlyList<PtbXlRow>> _clean = new(() =>
        [
            .. PtbXlTable
                .Read(SharedData.FullMetadata)
                .Rows.Where(row => row is { BurstNoise: null, ElectrodesProblems: null, ExtraBeats: null }),
        ]
    );

    private static IEnumerable<PtbXlRow> Imi => _clean.Value.Where(row => row.ScpCodes.First == "IMI");

    [Fact]
    public void The_likelihoods_of_IMI_as_first_statement()
    {
        Assert.Equal(1943, Imi.Count());
        Assert.Equal(
            [(100.0, 723), (80.0, 108), (50.0, 405), (35.0, 71), (15.0, 636)],
            Imi.GroupBy(row => row.ScpCodes.Statements[0].Likelihood)
                .OrderByDescending(group => group.Key)
                .Select(group => (group.Key, group.Count()))
        );
    }

    [Fact]
    public void Recordings_with_an_inferior_infarction_whose_first_statement_is_neither_NORM_nor_IMI()
    {
        var others = _clean
            .Value.Where(row => _family.Any(row.ScpCodes.Contains) && row.ScpCodes.First is not ("NORM" or "IMI"))
            .ToArray();
        Assert.Equal(752, others.Length);
        Assert.Equal(329, others.Count(row => row.ScpCodes.First == "ILMI"));
        Assert.Equal(298, others.Count(row => row.ScpCodes.First == "ASMI"));
    }

    [Fact]
    public void A_person_validated_every_IMI_of_fold_10_and_less_than_half_of_folds_1_to_8()
    {
        double Share(Func<PtbXlRow, bool> folds) =>
            Imi.Where(folds).Average(row => row.ValidatedByHuman == true ? 1.0 : 0);
        Assert.Equal(0.477, Share(row => row.StratFold <= 8), 0.0005);
        Assert.Equal(1, Share(row => row.StratFold == 10));
    }

    [Fact]
    public void The_stages_of_the_infarctions() =>
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["unknown"] = 1142,
                ["Stadium II-III"] = 451,
                ["Stadium III"] = 306,
                ["Stadium I"] = 29,
                ["Stadium II"] = 14,
                ["Stadium I-II"] = 1,
            },
            Imi.GroupBy(row => row.InfarctionStadium1 ?? "none")
                .ToDictionary(group => group.Key, group => group.Count())
        );

    [Fact]
    public void The_options_select_by_likelihood_validation_and_family()
    {
        var all = new SelectionOptions { DrawEqualCounts = false };
        int Count(SelectionOptions options, params string[] family) =>
            new Selection(options, family.Length == 0 ? null : family)
                .Select(_clean.Value)
                .Label(new LabellingOptions { InferiorFamily = family.Length == 0 ? null : family })
                .Counts.Imi;
        Assert.Equal(1943, Count(all));
        Assert.Equal(723 + 108 + 405, Count(all with { MinLikelihood = 50 }));
        Assert.Equal(Imi.Count(row => row.ValidatedByHuman == true), Count(all with { ValidatedOnly = true }));
        var inFamily = _clean.Value.Count(row =>
            _family.Contains(row.ScpCodes.First) && !row.ScpCodes.ContainsText("NORM")
        );
        Assert.Equal(inFamily, Count(all, _family));
    }

    [Fact]
    public void Unused_options_leave_the_recipe_as_it_was()
    {
        Assert.DoesNotContain("MinLikelihood", Recipe.Published.ToJson().ToString(), StringComparison.Ordinal);
        var strict = Recipe.Published with
        {
            Selection = Recipe.Published.Selection with { MinLikelihood = 50, ValidatedOnly = true },
            Labelling = new() { InferiorFamily = _family },
        };
        Assert.NotEqual(Recipe.Published.Digest, strict.Digest);
        var read = Recipe.FromJson(strict.ToJson());
        Assert.Equal((50, true), (read.Selection.MinLikelihood, read.Selection.ValidatedOnly));
        Assert.Equal(_family, read.Labelling.InferiorFamily);
    }
}
