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
