namespace EcgNotebooks.Reports.Card;

/// <summary>An item of a checklist with its answer.</summary>
/// <param name="Section">The part of the checklist that it belongs to.</param>
/// <param name="Number">Its number in the checklist, or its name where the checklist has no numbers.</param>
/// <param name="Asks">What it asks, in this project's words.</param>
/// <param name="Answer">What the run answers.</param>
internal sealed record CardItem(string Section, string Number, string Asks, Answer Answer)
{
    /// <summary>"answered", "answered in part" or "open".</summary>
    public string Status =>
        Answer.IsComplete ? "answered"
        : Answer.Text is null ? "open"
        : "answered in part";
}
