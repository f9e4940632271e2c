namespace EcgNotebooks;

/// <summary>Reads lists of leads as options take them, such as "I,II".</summary>
internal static class LeadList
{
    /// <summary>The word for all leads.</summary>
    public const string All = "all";

    /// <summary>Returns the leads of a list; all twelve for "all".</summary>
    /// <param name="option">Name of the option, for the messages.</param>
    /// <param name="names">Names of leads, separated by commas.</param>
    /// <exception cref="EcgException">A name isn't a lead's, or a lead is given twice.</exception>
    public static IReadOnlyList<Lead> Parse(string option, string names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (IsAll(names))
        {
            return Lead.All;
        }

        Lead[] leads = [.. names.Split(',', StringSplitOptions.TrimEntries).Select(name => ParseOne(option, name))];
        return leads.Distinct().Count() == leads.Length
            ? leads
            : throw new EcgException($"{option}: a lead is given more than once.", "Give each lead only once.");
    }

    /// <summary>Returns whether the list stands for all leads.</summary>
    public static bool IsAll(string names) => names.Trim().Equals(All, StringComparison.OrdinalIgnoreCase);

    private static Lead ParseOne(string option, string name) =>
        Lead.TryParse(name, out var lead)
            ? lead
            : throw new EcgException(
                $"{option}: '{Shortened(name)}' isn't a lead.",
                $"Use {string.Join(", ", Lead.All.Select(l => l.Name))} or {All}, separated by commas without spaces."
            );

    private static string Shortened(string name) => name.Length <= 60 ? name : $"{name[..60]}...";
}
