using System.Text;

namespace EcgNotebooks.Reports.Card;

/// <summary>Writes a card as Markdown, with one line for each item.</summary>
internal static class CardMarkdown
{
    public static string Write(ModelCard card)
    {
        var text = new StringBuilder($"# {Escaped(card.Title)}\n\n");
        foreach (var checklist in card.Checklists)
        {
            text.Append($"- {Escaped(checklist.Count)}\n");
        }

        text.Append('\n');
        foreach (var note in card.Notes)
        {
            text.Append($"{Escaped(note)}\n\n");
        }

        foreach (var checklist in card.Checklists)
        {
            Write(text, checklist);
        }

        return text.ToString();
    }

    /// <summary>Returns the line of an item.</summary>
    public static string Line(CardItem item) =>
        Row(
            Escaped(item.Number),
            Escaped(item.Asks),
            Escaped(item.Status),
            AnswerOf(item.Answer),
            Sources(item.Answer)
        );

    private static void Write(StringBuilder text, Checklist checklist)
    {
        text.Append($"## {Escaped(checklist.Name)}\n\n{Escaped(checklist.Citation)}\n\n");
        if (checklist.Judgements.Count > 0)
        {
            AddRow(text, "domain", "judged", "judgement", "because");
            AddRow(text, "---", "---", "---", "---");
            foreach (var judgement in checklist.Judgements)
            {
                AddRow(
                    text,
                    [
                        .. ((string[])[judgement.Domain, judgement.Of, judgement.Judgement, judgement.Because]).Select(
                            Escaped
                        ),
                    ]
                );
            }

            text.Append('\n');
        }

        AddRow(text, "item", "asks", "status", "answer", "sources");
        AddRow(text, "---", "---", "---", "---", "---");
        foreach (var item in checklist.Items)
        {
            text.Append(Line(item)).Append('\n');
        }

        text.Append('\n');
    }

    private static string AnswerOf(Answer answer)
    {
        string[] parts =
        [
            .. answer.Judgement is { } judgement ? [$"**{Escaped(judgement)}.**"] : (string[])[],
            .. answer.Text is { } text ? [Escaped(text)] : (string[])[],
            .. answer.Missing is { } missing ? [$"*Open:* {Escaped(missing)}"] : (string[])[],
        ];
        return string.Join(' ', parts);
    }

    private static string Sources(Answer answer) =>
        string.Join(
            "; ",
            answer
                .Sources.GroupBy(source => source.File)
                .Select(file =>
                    $"{Escaped(file.Key)}: {Escaped(string.Join(", ", file.Select(source => source.Field)))}"
                )
        );

    private static void AddRow(StringBuilder text, params string[] cells) => text.Append(Row(cells)).Append('\n');

    private static string Row(params string[] cells) => $"| {string.Join(" | ", cells)} |";

    // Names of groups come from the dataset, so that they may hold any character.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ =
                char.IsControl(c) ? escaped.Append(' ')
                : "\\`*_[]<>|~#&".Contains(c, StringComparison.Ordinal) ? escaped.Append('\\').Append(c)
                : escaped.Append(c);
        }

        return escaped.ToString();
    }
}
