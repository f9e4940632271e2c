using System.Globalization;

namespace EcgNotebooks.Reports.Card;

/// <summary>Writes a card as an HTML page.</summary>
internal static class CardHtml
{
    private const int ShownSources = 6;

    public static string Write(ModelCard card)
    {
        var page = new Page(card.Title);
        page.Add($"<div class=\"note\">{string.Concat(card.Notes.Select(note => $"<p>{Page.Text(note)}</p>"))}</div>");
        page.Add("<nav><ul>");
        foreach (var (checklist, i) in card.Checklists.Select((checklist, i) => (checklist, i)))
        {
            page.Add($"<li><a href=\"#{Id(i)}\">{Page.Text(checklist.Count)}</a></li>");
        }

        page.Add("</ul></nav>");
        foreach (var (checklist, i) in card.Checklists.Select((checklist, i) => (checklist, i)))
        {
            Write(page, checklist, Id(i));
        }

        return page.ToHtml();
    }

    /// <summary>Returns the line of an item.</summary>
    public static string Line(CardItem item)
    {
        var answer = item.Answer;
        var head =
            $"<div class=\"head\"><span class=\"number\">{Page.Text(item.Number)}</span><span class=\"asks\">{Page.Text(item.Asks)}</span>{Badge(item)}</div>";
        var text = answer.Text is null ? "" : $"<p>{Page.Text(answer.Text)}</p>";
        var open = answer.Missing is null
            ? ""
            : $"<p><span class=\"fair\">Open:</span> {Page.Text(answer.Missing)}</p>";
        return $"<div class=\"item\">{head}{text}{open}{Sources(answer)}</div>";
    }

    private static void Write(Page page, Checklist checklist, string id)
    {
        page.Add($"<section id=\"{id}\"><h2>{Page.Text(checklist.Name)}</h2>");
        page.Add($"<p>{Page.Text(checklist.Count)}.</p><p class=\"small\">{Page.Text(checklist.Citation)}</p>");
        if (checklist.Judgements.Count > 0)
        {
            page.AddTable(
                ["domain", "judged", "judgement", "because"],
                checklist.Judgements.Select(judgement =>
                    (string[])
                        [
                            Page.Text(judgement.Domain),
                            Page.Text(judgement.Of),
                            Badge(judgement.Judgement, ColourOf(judgement.Judgement)),
                            Page.Text(judgement.Because),
                        ]
                )
            );
        }

        foreach (var section in checklist.Items.GroupBy(item => item.Section))
        {
            page.Add($"<h3>{Page.Text(section.Key)}</h3>");
            foreach (var item in section)
            {
                page.Add(Line(item));
            }
        }

        page.Add("</section>");
    }

    private static string Badge(CardItem item) =>
        item.Answer.Judgement is { } judgement
            ? Badge(judgement, ColourOf(judgement))
            : Badge(item.Status, item.Answer.IsComplete ? "good" : "fair");

    private static string Badge(string text, string colour) =>
        $"<span class=\"badge {colour}\">{Page.Text(text)}</span>";

    private static string ColourOf(string judgement) =>
        judgement switch
        {
            "no" or "probably no" or "high" => "bad",
            "yes" or "probably yes" or "low" => "good",
            "unclear" or "open" => "fair",
            _ => "",
        };

    // Many places are shown on request, and on paper as their number: card.json has them all.
    private static string Sources(Answer answer)
    {
        var files = answer.Sources.GroupBy(source => source.File).ToArray();
        var all = string.Join(
            "; ",
            files.Select(file =>
                $"<b>{Page.Text(file.Key)}</b> {Page.Text(string.Join(", ", file.Select(s => s.Field)))}"
            )
        );
        return answer.Sources.Count switch
        {
            0 => "",
            <= ShownSources => $"<p class=\"small\">Sources: {all}</p>",
            var count => string.Create(
                CultureInfo.InvariantCulture,
                $"<details class=\"small\"><summary>Sources: {count} values in {Page.Text(string.Join(", ", files.Select(file => file.Key)))}</summary>{all}</details>"
            ),
        };
    }

    private static string Id(int i) => string.Create(CultureInfo.InvariantCulture, $"list-{i + 1}");
}
