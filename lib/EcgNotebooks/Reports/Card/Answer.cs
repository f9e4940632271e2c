namespace EcgNotebooks.Reports.Card;

/// <summary>The answer to an item of a checklist: sentences with their sources, and what is still open.</summary>
/// <param name="Text">What the run answers; null where it answers nothing.</param>
/// <param name="Sources">The sources of the values in the text.</param>
/// <param name="Missing">What is open, and what would answer it; null where nothing is.</param>
internal sealed record Answer(string? Text, IReadOnlyList<CardSource> Sources, string? Missing)
{
    /// <summary>The answer to a signalling question: yes, probably yes, probably no, no, or not applicable; null elsewhere.</summary>
    public string? Judgement { get; init; }

    /// <summary>Whether nothing is open.</summary>
    public bool IsComplete => Missing is null;

    /// <summary>Returns an answer from a text with facts; it is open if one of the facts is missing.</summary>
    public static Answer Of(AnswerText text) => text.ToAnswer();

    /// <summary>Returns an open item.</summary>
    /// <param name="missing">What would answer it, and who.</param>
    public static Answer Open(string missing) => new(null, [], missing);

    /// <summary>Returns a property of this program as an answer.</summary>
    public static Answer OfProgram(string text, string where) => Of($"{Fact.OfProgram(text, where)}");

    /// <summary>Returns the answer with a further one behind it; what either leaves open stays open.</summary>
    public Answer And(Answer other) =>
        new(
            Text is null ? other.Text
                : other.Text is null ? Text
                : $"{Text} {other.Text}",
            [.. Sources.Concat(other.Sources).Distinct()],
            Missing is null ? other.Missing
                : other.Missing is null || other.Missing == Missing ? Missing
                : $"{Missing} {other.Missing}"
        )
        {
            Judgement = Judgement,
        };

    /// <summary>Returns the answer as a part of what is asked; the rest is open.</summary>
    public Answer But(string missing) => And(Open(missing));

    /// <summary>Returns the answer as one to a signalling question.</summary>
    public Answer Judged(string judgement) => this with { Judgement = IsComplete ? judgement : null };
}
