using System.Globalization;

namespace EcgNotebooks.Reports.Card;

/// <summary>A checklist that is filled from a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Citation">Where it was published.</param>
/// <param name="Unit">What its items are called, such as "items" or "signalling questions".</param>
/// <param name="Items">Its items in order.</param>
internal sealed record Checklist(string Name, string Citation, string Unit, IReadOnlyList<CardItem> Items)
{
    /// <summary>Judgements that follow from the answers; none for a checklist that only asks for a report.</summary>
    public IReadOnlyList<DomainJudgement> Judgements { get; init; } = [];

    /// <summary>How many items are answered, in a sentence.</summary>
    public string Count
    {
        get
        {
            var answered = Items.Count(item => item.Answer.IsComplete);
            var partly = Items.Count(item => item is { Answer: { IsComplete: false, Text: not null } });
            var text = $"{Name}: {answered} of {Items.Count} {Unit} answered, {Items.Count - answered} open";
            return partly == 0
                ? text
                : string.Create(CultureInfo.InvariantCulture, $"{text}, {partly} of them answered in part");
        }
    }
}

/// <summary>The judgement of a domain of PROBAST+AI.</summary>
/// <param name="Domain">The domain, such as "evaluation: analysis".</param>
/// <param name="Of">What is judged, such as "risk of bias".</param>
/// <param name="Judgement">low, high or unclear.</param>
/// <param name="Because">The signalling questions that decide it.</param>
internal sealed record DomainJudgement(string Domain, string Of, string Judgement, string Because);
