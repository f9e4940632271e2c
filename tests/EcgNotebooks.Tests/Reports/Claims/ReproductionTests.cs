using System.Text.Json.Nodes;
using EcgNotebooks.Experiments;
using EcgNotebooks.Reports.Claims;

namespace EcgNotebooks.Tests.Reports.Claims;

/// <summary>The verdict on the published figures answers what was planted in the predictions.</summary>
[Trait("speed", "slow")]
public class ReproductionTests(ReproductionTests.PlausibleStudy plausible)
    : IClassFixture<ReproductionTests.PlausibleStudy>
{
    [Fact]
    public void Scores_that_are_right_in_seven_of_ten_rows_reproduce_the_accuracy_and_beat_the_majority_class()
    {
        using var study = new PlantedStudy((_, infarction, u) => u < 0.707 == infarction ? 0.9 : 0.1);
        var claims = study.Folder.WriteVerdict().Claims;
        Assert.Equal(["cnn-accuracy", "crnn-accuracy", "crnn-threshold"], claims.Select(claim => claim.Claim.Id));
        Assert.All(claims.Take(2), claim => Assert.Equal(Verdict.Yes, claim.Answers[0].Verdict));
        Assert.All(claims.Take(2), claim => Assert.Equal(Verdict.Yes, claim.Answers[1].Verdict));
        var mean = claims[0].Answers[0].Numbers[0];
        Assert.InRange(0.707, mean.Lower!.Value, mean.Upper!.Value);
        Assert.Equal(2, mean.From.Count);
        Assert.All(mean.From, file => Assert.True(File.Exists(Path.Combine(study.Folder.Root, file)), file));
    }

    [Theory]
    [InlineData(0.6, 0.70667, true)] // 53 of 75 rows, which 70.7 % is when rounded
    [InlineData(0.6, 0.7064, false)]
    [InlineData(0.7074, 0.8, true)]
    [InlineData(0.7076, 0.8, false)]
    public void A_stated_accuracy_is_held_where_it_is_held_before_rounding(double lower, double upper, bool held) =>
        Assert.Equal(held, PublishedClaim.All[0].IsHeldBy(lower, upper));

    [Fact]
    public void Scores_of_chance_are_not_above_the_majority_class_and_below_age_and_sex()
    {
        using var study = new PlantedStudy((_, _, u) => u);
        var cnn = study.Folder.WriteVerdict().Claims[0];
        Assert.Equal([Verdict.No, Verdict.Open, Verdict.No, Verdict.No], cnn.Answers.Select(answer => answer.Verdict));
        Assert.True(cnn.Answers[2].Numbers[1].Upper < 0, cnn.Answers[2].Sentence);
    }

    [Fact]
    public void Scores_that_only_the_published_recipe_has_do_not_remain_without_its_leaks()
    {
        using var study = new PlantedStudy(
            (run, infarction, u) => run.RecipeName == "published" ? (infarction ? 0.8 + 0.2 * u : 0.2 * u) : u
        );
        var reproduction = study.Folder.WriteVerdict();
        var threshold = reproduction.Claims[2];
        Assert.Equal(Verdict.Yes, threshold.Answers[1].Verdict);
        Assert.Equal(Verdict.Yes, threshold.Answers[2].Verdict);
        Assert.NotEqual(Verdict.Yes, threshold.Answers[3].Verdict);
        // All thresholds between the classes are equally good, and the first of them is taken.
        Assert.Equal(Verdict.No, threshold.Answers[0].Verdict);
        Assert.InRange(threshold.Answers[0].Numbers[0].Highest!.Value, 0.15, 0.25);
    }

    [Fact]
    public void The_page_and_its_JSON_are_the_same_bytes_each_time_and_name_the_predictions_of_every_number()
    {
        var study = plausible.Study;
        var (json, page) = (File.ReadAllText(study.Folder.Json), File.ReadAllText(study.Folder.Page));
        study.Folder.WriteVerdict();
        Assert.Equal((json, page), (File.ReadAllText(study.Folder.Json), File.ReadAllText(study.Folder.Page)));
        Assert.Empty(study.Folder.Differences());
        var known = JsonNode.Parse(json)!["predictions"]!.AsArray().Select(file => (string)file!["file"]!).ToHashSet();
        Assert.Equal(28, known.Count);
        var numbers = JsonNode.Parse(json)!["claims"]!
            .AsArray()
            .SelectMany(claim => claim!["answers"]!.AsArray())
            .SelectMany(answer => answer!["numbers"]!.AsArray())
            .ToList();
        Assert.NotEmpty(numbers);
        Assert.All(
            numbers,
            number => Assert.All(number!["from"]!.AsArray(), file => Assert.Contains((string)file!, known))
        );
        Assert.Contains("simulated data", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Verifying_names_the_file_the_number_and_the_page_that_were_changed()
    {
        var study = plausible.Study;
        var (predictions, json, page) = (
            study.FileOf("leak-free", NetworkKind.Crnn),
            study.Folder.Json,
            study.Folder.Page
        );

        var unchanged = File.ReadAllText(predictions);
        File.WriteAllText(predictions, unchanged[..^2] + (unchanged[^2] == '1' ? "2\n" : "1\n"));
        Assert.Equal(
            "runs/leak-free-I-crnn-seed0/crnn/predictions.csv: not the predictions that the verdict was computed from",
            study.Folder.Differences()[0]
        );
        File.WriteAllText(predictions, unchanged);

        var stored = File.ReadAllText(json);
        File.WriteAllText(json, stored.Replace("\"test_rows\": ", "\"test_rows\": 1", StringComparison.Ordinal));
        Assert.Contains("ablation 0 test_rows", study.Folder.Differences()[0], StringComparison.Ordinal);
        File.WriteAllText(json, stored);

        var shown = File.ReadAllText(page);
        File.AppendAllText(page, " ");
        Assert.Contains("reproduction.html", Assert.Single(study.Folder.Differences()), StringComparison.Ordinal);
        File.WriteAllText(page, shown);
    }

    [Fact]
    public void A_study_with_other_recipes_or_without_a_run_is_a_plain_error()
    {
        using var study = new PlantedStudy((_, infarction, u) => 0.7 * u + (infarction ? 0.3 : 0));
        File.Delete(study.FileOf("published", NetworkKind.Cnn));
        Assert.Throws<EcgNotebooks.Evaluation.PredictionsException>(study.Folder.WriteVerdict);
        File.WriteAllText(study.Folder.StudyFile, """{"recipes": ["leak-free"], "networks": ["cnn"], "seeds": [0]}""");
        var error = Assert.Throws<EcgException>(study.Folder.WriteVerdict);
        Assert.Contains("no runs of the recipe published", error.Problem, StringComparison.Ordinal);
    }

    /// <summary>A study whose scores tell the classes apart in part, with its verdict.</summary>
    public sealed class PlausibleStudy : IDisposable
    {
        public PlausibleStudy() => Study.Folder.WriteVerdict();

        internal PlantedStudy Study { get; } = new((_, infarction, u) => 0.7 * u + (infarction ? 0.3 : 0));

        public void Dispose() => Study.Dispose();
    }
}
