using System.Text.Json.Nodes;
using EcgNotebooks.Balancing;
using EcgNotebooks.Experiments;
using EcgNotebooks.Labels;

namespace EcgNotebooks.Tests.Experiments;

/// <summary>The names in recipe.json stay when the code's names change, so that earlier run folders can still be read.</summary>
public class RecipeFileTests
{
    // As in the run folders published so far. Another digest means that none of them can be read any more.
    private const string Published = "aa5a7b52ba7f0094208a9c70fe378f004ef81e18ddaa2677842501061819f9c4";

    [Fact]
    public void The_published_recipe_keeps_its_digest() => Assert.Equal(Published, Recipe.Published.Digest);

    [Theory]
    [InlineData("leak-free", "192e81e12f397c165870d14370f32a8889ca13e12770c11989477dd978f83171")]
    [InlineData("permuted-labels", "13330c7aead43bc988721b0542f7abba594ca138c84e5b22b1ddb7d768196860")]
    [InlineData("smote-on-train", "b6ab4d96b5921c0a9a924a5cd2d898ccefc3b63e1791eff5d1d0409678b74ccb")]
    [InlineData("split-by-patient", "1eddf9e30e6141ae08538d9dfe37c1a4b901759df63053072d4b9a0473524410")]
    [InlineData("threshold-from-validation", "57d9e17dc0f751b8d24ab772c0d447ee2c54d444435ecb0959e1184db0d67b21")]
    [InlineData("filtered-signal", "bfc1202137d25ad98bf4c23797e4679a4f719000c6226b3bc35ee64d25677600")]
    [InlineData("best-checkpoint", "5290974cd428a7cb83efddbf90b1d0c6f931ef49479da22cc5dd39970ee194d5")]
    public void The_other_recipes_of_whole_recordings_keep_their_digests(string name, string digest) =>
        Assert.Equal(digest, Recipe.Named(name).Digest);

    [Fact]
    public void A_recipe_of_single_beats_comes_back_from_its_file()
    {
        var recipe = Recipe.SplitByBeat with
        {
            Signal = Recipe.SplitByBeat.Signal with
            {
                Beats = new() { PerRecording = 3, SamplesBefore = 100 },
            },
        };
        Assert.Equal(recipe.Digest, Read(File(recipe)).Digest);
        Assert.Equal(recipe.Signal.Beats, Read(File(recipe)).Signal.Beats);
        Assert.DoesNotContain("Beats", Recipe.LeakFree.ToJson().GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PerRecording", 0)]
    [InlineData("PerRecording", 101)]
    [InlineData("SamplesBefore", -1)]
    [InlineData("SamplesBefore", 5000)]
    [InlineData("SamplesAfter", int.MaxValue)]
    [InlineData("SamplesAfter", int.MinValue)]
    public void Beats_that_no_recording_has_are_refused(string name, int value)
    {
        var file = File(Recipe.SplitByBeat);
        file["Signal"]!["Beats"]![name] = value;
        Assert.Throws<System.Text.Json.JsonException>(() => Read(file));
    }

    [Theory]
    [InlineData("BalancingRule", "ClassWeights")]
    [InlineData("BalancingRule", "SmoteOnWaveforms")]
    public void The_balancing_method_is_read_under_the_name_of_earlier_files(string name, string value)
    {
        var file = File(Recipe.Published);
        Assert.Equal("SmoteOnIdentifiers", (string?)file[name]);
        file[name] = value;
        Assert.Equal(Enum.Parse<BalancingMethod>(value), Read(file).BalancingMethod);
    }

    [Fact]
    public void The_labelling_of_the_published_code_is_read_under_the_name_of_earlier_files()
    {
        var file = File(Recipe.Published);
        file["Labelling"]!["Rule"] = "AsPrinted";
        var recipe = Read(file);
        Assert.Equal(LabelRule.AsPublished, recipe.Labelling.Rule);
        Assert.Equal("AsPrinted", (string?)File(recipe)["Labelling"]!["Rule"]);
    }

    private static JsonObject File(Recipe recipe) => JsonNode.Parse(recipe.ToJson().GetRawText())!.AsObject();

    private static Recipe Read(JsonObject file) =>
        Recipe.FromJson(System.Text.Json.JsonSerializer.SerializeToElement(file));
}
