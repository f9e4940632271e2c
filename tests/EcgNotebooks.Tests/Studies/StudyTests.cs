using EcgNotebooks.Balancing;
using EcgNotebooks.Experiments;
using EcgNotebooks.Studies;
using EcgNotebooks.Tests.Support;

namespace EcgNotebooks.Tests.Studies;

public sealed class StudyTests : IDisposable
{
    private const string Smallest = """{"recipes": ["leak-free"], "networks": ["cnn"], "seeds": [0]}""";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_runs_are_all_combinations_of_recipe_leads_network_and_seed_and_named_after_them()
    {
        var study = Read(
            """
            {
              "data": "tree", "recipes": ["published", "leak-free"], "leads": [["ii", "I"], "all"],
              "networks": ["crnn", "cnn"], "seeds": [7, 1], "epochs": 3, "threads": 2,
              "slurm": {"partition": "main", "time": "1-12", "memory": "4G", "constraint": "avx512&ib", "cpus": 2, "tasks": 8}
            }
            """
        );
        var runs = study.Runs();
        Assert.Equal(16, runs.Select(run => run.Id).Distinct().Count());
        Assert.Equal(
            ["published-II+I-crnn-seed7", "published-II+I-crnn-seed1", "published-II+I-cnn-seed7"],
            runs.Take(3).Select(run => run.Id)
        );
        Assert.Equal("leak-free-all-cnn-seed1", runs[^1].Id);
        Assert.Equal(Lead.All, runs[^1].Recipe.Signal.Leads);
        Assert.All(runs, run => Assert.Equal((3, 2), (run.Epochs, run.Threads)));
        Assert.Equal(Path.Combine(_folder.Path, "tree"), study.Data);
        Assert.Equal(("1-12", 8), (study.Slurm.Time, study.Slurm.Tasks));
    }

    [Fact]
    public void The_recipe_ablation_selects_all_ablation_steps_and_runs_that_share_a_training_name_its_recipe()
    {
        var runs = Read("""{"recipes": "ablation", "networks": ["cnn"], "seeds": [0, 1]}""").Runs();
        Assert.Equal(
            Ablation.Steps.Select(step => step.Name),
            runs.Where(run => run.Seed == 1).Select(run => run.RecipeName)
        );
        Assert.Equal(
            ["split-by-patient", "split-by-patient", "filtered-signal", "filtered-signal"],
            runs.Select(run => run.TrainedBy).OfType<string>()
        );
    }

    [Fact]
    public void The_recipe_label_certainty_selects_the_steps_for_the_certainty_of_labels() =>
        Assert.Equal(
            ["leak-free", "likelihood-50", "likelihood-100", "validated-only", "inferior-family"],
            Read("""{"recipes": "label-certainty", "networks": ["cnn"], "seeds": [0]}""")
                .Runs()
                .Select(run => run.RecipeName)
        );

    [Fact]
    public void Balancings_multiply_the_runs()
    {
        var runs = Read(
                """{"recipes": ["leak-free"], "balancings": ["none", "smote-waveforms"], "networks": ["cnn"], "seeds": [0]}"""
            )
            .Runs();
        Assert.Equal(
            ["leak-free-none-I-cnn-seed0", "leak-free-smote-waveforms-I-cnn-seed0"],
            runs.Select(run => run.Id)
        );
        Assert.Equal(BalancingMethod.SmoteOnWaveforms, runs[1].Recipe.BalancingMethod);
        Assert.All(runs, run => Assert.Null(run.TrainedBy));
    }

    [Fact]
    public void Omitted_values_come_from_the_recipe()
    {
        var run = Assert.Single(Read(Smallest).Runs());
        Assert.Equal(Recipe.LeakFree.Digest, run.Recipe.Digest);
        Assert.Equal(Recipe.LeakFree.TrainingOf(NetworkKind.Cnn).Epochs, run.Epochs);
        Assert.Equal(1, run.Threads);
    }

    [Theory]
    [InlineData("recipes", """["other"]""", "recipes[0] is 'other'")]
    [InlineData("recipes", "[]", "recipes is empty")]
    [InlineData("balancings", """["more"]""", "balancings[0] is 'more'")]
    [InlineData("recipes", "\"leak-free\"", "recipes is \"leak-free\", not a list")]
    [InlineData("networks", """["cnn", "cnn"]""", "networks[1] is cnn for the second time")]
    [InlineData("networks", "[1]", "networks[0] is 1, not a text")]
    [InlineData("seeds", "[0, -1]", "seeds[1] is -1")]
    [InlineData("seeds", "[0.5]", "seeds[0] is 0.5")]
    [InlineData("leads", """[["I"], ["I"]]""", "leads[1] is I for the second time")]
    [InlineData("leads", """[["XII"]]""", "leads[0][0] is 'XII', not a lead")]
    [InlineData("leads", """["some"]""", "leads[0] is 'some'")]
    [InlineData("epochs", "0", "epochs is 0")]
    [InlineData("threads", "null", "threads is null, not a number")]
    [InlineData("colour", "1", "colour is unknown")]
    [InlineData("slurm", """{"time": "soon"}""", "slurm.time is 'soon'")]
    [InlineData("slurm", """{"partition": "--wrap=rm"}""", "slurm.partition is '--wrap=rm'")]
    [InlineData("slurm", """{"gpu": 1}""", "slurm.gpu is unknown")]
    public void An_invalid_value_is_refused_and_named_by_its_path(string name, string value, string words)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(Smallest)!.AsObject();
        json[name] = System.Text.Json.Nodes.JsonNode.Parse(value);
        var error = Assert.Throws<EcgException>(() => Read(json.ToJsonString()));
        Assert.Contains($"study.json: {words}", error.Problem, StringComparison.Ordinal);
        Assert.NotEmpty(error.Remedy);
    }

    [Theory]
    [InlineData("{", "study.json")]
    [InlineData("[]", "not an object")]
    [InlineData("""{"recipes": ["leak-free"], "networks": ["cnn"]}""", "has no seeds")]
    [InlineData("""{"seeds": [1], "seeds": [2]}""", "seeds")]
    [InlineData("""{"recipes": ["\ud800"], "networks": ["cnn"], "seeds": [0]}""", "invalid Unicode")]
    [InlineData(
        """{"data": "a\u0000b", "recipes": ["leak-free"], "networks": ["cnn"], "seeds": [0]}""",
        "data is empty or isn't a path"
    )]
    public void A_file_that_is_not_a_study_is_refused(string json, string words) =>
        Assert.Contains(words, Assert.Throws<EcgException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_run_with_another_recipe_leads_seed_epochs_threads_or_table_has_another_origin()
    {
        var run = new StudyRun("leak-free", [Lead.I], NetworkKind.Cnn, 0, 1, 1);
        StudyRunOrigin[] origins =
        [
            StudyRunOrigin.Of(run, "a"),
            StudyRunOrigin.Of(run, "b"),
            StudyRunOrigin.Of(run with { RecipeName = "published" }, "a"),
            StudyRunOrigin.Of(run with { Leads = [Lead.II] }, "a"),
            StudyRunOrigin.Of(run with { Network = NetworkKind.Crnn }, "a"),
            StudyRunOrigin.Of(run with { Seed = 1 }, "a"),
            StudyRunOrigin.Of(run with { Epochs = 2 }, "a"),
            StudyRunOrigin.Of(run with { Threads = 2 }, "a"),
        ];
        Assert.Equal(origins.Length, origins.Distinct().Count());
    }

    private Study Read(string json)
    {
        var path = Path.Combine(_folder.Path, "study.json");
        File.WriteAllText(path, json);
        return Study.Read(path);
    }
}
