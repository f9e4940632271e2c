using System.Globalization;
using System.Text.Json.Nodes;
using EcgNotebooks.Experiments;
using EcgNotebooks.Formats.Safetensors;
using EcgNotebooks.Reports.Card;
using EcgNotebooks.Tests.Experiments;

namespace EcgNotebooks.Tests.Reports.Card;

[Collection(nameof(EvaluatedRun))]
[Trait("speed", "slow")]
public class ModelCardTests(EvaluatedRun made)
{
    [Fact]
    public void Every_value_of_an_answer_stands_where_its_source_says()
    {
        using var run = new CardRun(made);
        var naive = new NaiveSources(run.Run);
        var sources = run.Items()
            .SelectMany(item => item.Item["sources"]!.AsArray())
            .Select(s => (File: (string)s!["file"]!, Field: (string)s["field"]!, Value: (string)s["value"]!))
            .Distinct()
            .ToList();
        Assert.True(sources.Count > 100, $"{sources.Count} sources");
        foreach (var source in sources.Where(source => source.File != CardSource.Program))
        {
            Assert.Equal((source, source.Value), (source, naive.ValueAt(source.File, source.Field)));
        }

        // Only what the program does with any run may stand without a file.
        Assert.All(
            run.Items()
                .Where(item => item.Item["sources"]!.AsArray().Any(s => (string)s!["file"]! == CardSource.Program)),
            item =>
                Assert.Contains(
                    (string)item.Item["item"]!,
                    (string[])["Uses", "Out of scope", "3b", "27a", "27b", "2d", "2e"]
                )
        );
    }

    [Fact]
    public void A_training_that_was_stopped_is_said_to_have_been_stopped()
    {
        using var run = new CardRun(made, isWhole: false);
        Assert.DoesNotContain(run.Items(), item => IsStopped(item.Item));
        var file = Path.Combine(run.Cnn.Root, "state.safetensors");
        var state = SafetensorsFile.Read(file);
        var metadata = new Dictionary<string, string>(state.Metadata) { ["planned_epochs"] = "97" };
        new SafetensorsFile(state.Arrays, metadata).Write(file);
        var stopped = run.Items().Select(item => item.Item).Where(IsStopped).ToList();
        Assert.NotEmpty(stopped);
        var naive = new NaiveSources(run.Run);
        Assert.All(
            stopped,
            item =>
            {
                Assert.Contains("stopped before the 97", (string)item["answer"]!, StringComparison.Ordinal);
                Assert.Equal("97", naive.ValueAt("cnn/state.safetensors", "planned_epochs in the metadata"));
                Assert.Contains(item["sources"]!.AsArray(), s => (string)s!["file"]! == "cnn/state.safetensors");
            }
        );

        static bool IsStopped(JsonNode item) =>
            ((string?)item["answer"])?.Contains("stopped before", StringComparison.Ordinal) == true;
    }

    [Fact]
    public void Every_answer_shows_the_numbers_of_its_evidence()
    {
        using var run = new CardRun(made);
        foreach (var (list, item) in run.Items().Where(item => (string)item.Item["item"]! is "Overall" or "5f" or "24"))
        {
            foreach (var source in item["sources"]!.AsArray().Where(s => ((string)s!["value"]!).Contains('.')))
            {
                var number = double.Parse((string)source!["value"]!, CultureInfo.InvariantCulture);
                var text = (string)item["answer"]!;
                Assert.True(
                    text.Contains(number.ToString("F4", CultureInfo.InvariantCulture), StringComparison.Ordinal)
                        || text.Contains($"{number * 100:0.##} %", StringComparison.Ordinal),
                    $"{list} {item["item"]}: {source["field"]} {number}\n{text}"
                );
            }
        }
    }

    [Fact]
    public void The_checklists_have_the_items_that_were_published_each_once()
    {
        using var run = new CardRun(made);
        var counts = run.Write().Checklists.ToDictionary(list => list.Name, list => list.Items);
        Assert.Equal(52, counts["TRIPOD+AI"].Count);
        Assert.Equal(
            27,
            counts["TRIPOD+AI"]
                .Select(item => item.Number.TrimEnd('a', 'b', 'c', 'd', 'e', 'f', 'g'))
                .Distinct()
                .Count()
        );
        Assert.Equal(
            16,
            counts["PROBAST+AI"].Count(item => item.Number.StartsWith("development", StringComparison.Ordinal))
        );
        Assert.Equal(
            18,
            counts["PROBAST+AI"].Count(item => item.Number.StartsWith("evaluation", StringComparison.Ordinal))
        );
        Assert.Equal(
            [3, 5, 7, 3, 6, 3, 3, 2],
            counts["REFORMS"].GroupBy(item => item.Section).Select(module => module.Count())
        );
        Assert.All(counts.Values, items => Assert.Distinct(items.Select(item => item.Number)));
    }

    [Fact]
    public void What_was_not_asked_for_is_open_with_its_command_and_answered_when_it_is_there()
    {
        using var run = new CardRun(made, isWhole: false);
        string[] needGroups = ["TRIPOD+AI 12d", "TRIPOD+AI 14", "TRIPOD+AI 23b", "Model card By group"];
        string[] needPrevalence = ["Model card Usefulness", "TRIPOD+AI 12e", "PROBAST+AI evaluation 4.7"];
        var before = run.Items().ToDictionary(item => $"{item.List} {item.Item["item"]}", item => item.Item);
        foreach (
            var (items, option) in (
                ((string[], string)[])[(needGroups, "--groups"), (needPrevalence, "--prevalence P")]
            )
        )
        {
            Assert.All(
                items,
                item =>
                {
                    Assert.NotEqual("answered", (string)before[item]["status"]!);
                    Assert.Contains(option, (string)before[item]["open"]!, StringComparison.Ordinal);
                }
            );
        }

        run.AskForAll();
        var after = run.Items().ToDictionary(item => $"{item.List} {item.Item["item"]}", item => item.Item);
        Assert.All(needGroups.Concat(needPrevalence), item => Assert.Equal("answered", (string)after[item]["status"]!));
        // After one epoch the network answers alike for all rows, so that no number of rows follows from its sensitivity.
        Assert.Contains("--prevalence P", (string)before["TRIPOD+AI 10"]["open"]!, StringComparison.Ordinal);
        Assert.Contains("on the test rows is 0 or 1", (string)after["TRIPOD+AI 10"]["open"]!, StringComparison.Ordinal);
        Assert.Equal("answered in part", (string)before["TRIPOD+AI 23a"]["status"]!);
        Assert.Equal("answered", (string)after["TRIPOD+AI 23a"]["status"]!);
    }

    [Theory]
    [InlineData("TRIPOD+AI 17")]
    [InlineData("TRIPOD+AI 18a")]
    [InlineData("TRIPOD+AI 18d")]
    public void What_only_the_author_knows_is_open_and_says_so(string name)
    {
        using var run = new CardRun(made);
        var item = run.Items().Single(item => $"{item.List} {item.Item["item"]}" == name).Item;
        Assert.Equal("open", (string)item["status"]!);
        Assert.Contains("author", (string)item["open"]!, StringComparison.Ordinal);
        Assert.Null(item["answer"]);
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes_without_paths_of_the_machine()
    {
        using var run = new CardRun(made);
        string[] Written()
        {
            run.Write();
            return [.. NetworkFolder.CardExtensions.Select(extension => File.ReadAllText(run.Cnn.CardAs(extension)))];
        }

        var first = Written();
        Assert.Equal(first, Written());
        Assert.All(
            first,
            text =>
            {
                Assert.DoesNotContain(run.Run.Root, text, StringComparison.Ordinal);
                Assert.DoesNotContain(made.Data.Root, text, StringComparison.Ordinal);
                Assert.Contains("not for diagnosis", text, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void The_risk_of_bias_follows_from_the_leaks_and_not_from_the_recipes_name()
    {
        using var run = new CardRun(made);
        var published = run.Write();
        var honest = RunManifest.Read(run.Run).Recipe with { Name = "leak-free" };
        (RunManifest.Read(run.Run) with { Recipe = honest }).Write(run.Run);
        (PredictionBundle.Read(run.Cnn.Bundle) with { Recipe = honest.Digest }).Write(run.Cnn.Bundle);
        var renamed = run.Write();
        foreach (var card in (ModelCard[])[published, renamed])
        {
            var probast = card.Checklists.Single(list => list.Name == "PROBAST+AI");
            var leakage = probast.Items.Single(item => item.Number == "evaluation 4.5").Answer;
            Assert.Equal("no", leakage.Judgement);
            Assert.Contains("test rows are also training recordings", leakage.Text, StringComparison.Ordinal);
            Assert.Contains("chooses its threshold on the test rows", leakage.Text, StringComparison.Ordinal);
            var analysis = probast.Judgements.Single(judgement => judgement.Domain == "Evaluation: analysis");
            Assert.Equal("high", analysis.Judgement);
            Assert.Contains("evaluation 4.5 no", analysis.Because, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_run_that_changed_since_its_evaluation_gets_no_card()
    {
        using var run = new CardRun(made);
        File.AppendAllText(run.Cnn.Predictions, "1,1,1,test,1,0.5\n");
        var error = Assert.Throws<EcgException>(run.Write);
        Assert.Contains("predictions.csv: not the file that was evaluated", error.Problem, StringComparison.Ordinal);
        Assert.Contains("ecg evaluate", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("metrics.json", "")]
    [InlineData("evidence.json", "{\"scores\": ")]
    [InlineData("groups.json", "\0\0")]
    [InlineData("bundle.json", "null")]
    public void A_damaged_file_is_named(string file, string text)
    {
        using var run = new CardRun(made);
        File.WriteAllText(Path.Combine(run.Cnn.Root, file), text);
        Assert.Contains(file, Assert.Throws<EcgException>(run.Write).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evidence.json", "{}")]
    [InlineData("evidence.json", "[]")]
    [InlineData("metrics.json", "{\"tested\": [1]}")]
    [InlineData("groups.json", "{\"sex\": 3, \"age\": {\"groups\": {\"x\": null}}}")]
    [InlineData("baseline.json", "7")]
    [InlineData("usefulness.json", "{\"prevalence\": \"many\"}")]
    public void Values_that_a_file_lacks_leave_their_items_open(string file, string text)
    {
        using var run = new CardRun(made);
        var whole = run.Write();
        File.WriteAllText(Path.Combine(run.Cnn.Root, file), text);
        var less = run.Write();
        int Answered(ModelCard card) => card.Checklists.Sum(list => list.Items.Count(item => item.Answer.IsComplete));
        Assert.True(Answered(less) < Answered(whole));
    }

    [Fact]
    public void False_alarms_on_other_findings_are_told_where_they_were_scored()
    {
        using var run = new CardRun(made);
        string Contexts() =>
            run.Write()
                .Checklists.Single(list => list.Name == "REFORMS")
                .Items.Single(item => item.Number == "8b")
                .Answer.Text!;
        Assert.DoesNotContain("discards", Contexts(), StringComparison.Ordinal);
        const string Share = """
            "recordings": 40, "at_chosen_threshold": {"count": 9, "value": 0.225, "lower": 0.12, "upper": 0.38}
            """;
        File.WriteAllText(
            Path.Combine(run.Cnn.Root, "spectrum.json"),
            $"{{\"false_alarms\": {{\"test\": {{{Share}}}, \"discarded\": {{{Share}}}, \"superclasses\": {{\"CD\": {{{Share}}}}}}}}}"
        );
        Assert.Contains("CD 0.2250 (0.1200 to 0.3800) of 40", Contexts(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_from_the_data_stays_text_in_every_form()
    {
        var item = new CardItem("s", "1", "asks", Answer.Of($"{Fact.Words("<b>a|b</b> `*x*`\n# y")}"));
        var line = CardMarkdown.Line(item);
        Assert.DoesNotContain('\n', line);
        Assert.Equal(6, line.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|'));
        Assert.DoesNotContain("<b>a", line.Replace("\\<", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>a", CardHtml.Line(item), StringComparison.Ordinal);
    }
}
