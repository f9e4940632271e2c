namespace EcgNotebooks.Interactive.Drawing;

/// <summary>Reads the names of leads as <c>#!ecg --leads</c> takes them.</summary>
internal static class LeadNames
{
    /// <summary>Returns the leads of a list such as "I,II"; null, which stands for all leads of a recording, for "all" and for nothing.</summary>
    /// <exception cref="EcgException">A name isn't a lead's, or a lead is given twice.</exception>
    public static IReadOnlyList<Lead>? Parse(string? names) =>
        string.IsNullOrWhiteSpace(names) || LeadList.IsAll(names) ? null : LeadList.Parse("--leads", names);
}
