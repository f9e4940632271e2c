using EcgNotebooks.Experiments;
using EcgNotebooks.Reports.Card;
using EcgNotebooks.Tests.Experiments;

namespace EcgNotebooks.Tests.Reports.Card;

[Collection(nameof(EvaluatedRun))]
[Trait("speed", "slow")]
public class CardVerificationTests(EvaluatedRun made)
{
    [Fact]
    public void A_run_without_a_card_has_none_to_compare_and_a_fresh_card_agrees()
    {
        using var run = new CardRun(made);
        Assert.Null(Differences(run));
        run.Write();
        Assert.Empty(Differences(run)!);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("md")]
    [InlineData("html")]
    public void A_changed_digit_of_the_card_is_named_with_its_item(string extension)
    {
        using var run = new CardRun(made);
        var answer = run.Write()
            .Checklists.Single(list => list.Name == "TRIPOD+AI")
            .Items.Single(item => item.Number == "24")
            .Answer.Text!;
        var file = run.Cnn.CardAs(extension);
        var text = File.ReadAllText(file);
        // The answer to item 24 is also one to 12f, which comes before.
        var shown = answer[answer.IndexOf("Brier score of ", StringComparison.Ordinal)..][..21];
        var at = text.LastIndexOf(shown, StringComparison.Ordinal) + shown.Length - 1;
        File.WriteAllText(file, text[..at] + (text[at] == '1' ? '2' : '1') + text[(at + 1)..]);
        var found = Differences(run)!;
        Assert.Single(found);
        Assert.Matches($@"^card\.{extension} (TRIPOD\+AI 24|PROBAST\+AI development 4\.4)\b", found[0]);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("md")]
    [InlineData("html")]
    public void A_removed_form_of_the_card_is_named(string extension)
    {
        using var run = new CardRun(made);
        run.Write();
        File.Delete(run.Cnn.CardAs(extension));
        Assert.Equal([$"card.{extension}: isn't there; 'ecg card' writes it again."], Differences(run)!);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"checklists\": [3, {\"items\": 7}]}")]
    public void A_card_of_another_shape_differs(string text)
    {
        using var run = new CardRun(made);
        run.Write();
        File.WriteAllText(run.Cnn.Card, text);
        Assert.NotEmpty(Differences(run)!);
    }

    [Fact]
    public void A_card_that_can_t_be_parsed_is_an_error_with_its_name()
    {
        using var run = new CardRun(made);
        run.Write();
        File.WriteAllText(run.Cnn.Card, "{\"title\"");
        Assert.Contains(
            "card.json",
            Assert.Throws<EcgException>(() => Differences(run)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Lines_added_to_the_text_are_noticed()
    {
        using var run = new CardRun(made);
        run.Write();
        File.AppendAllText(run.Cnn.CardAs("md"), "Approved for clinical use.\n");
        Assert.StartsWith("card.md: ", Assert.Single(Differences(run)!), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string>? Differences(CardRun run) =>
        new CardFiles(run.Run).Differences(NetworkKind.Cnn);
}
