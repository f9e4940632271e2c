namespace EcgNotebooks.Interactive.Drawing;

/// <summary>Reads the names of leads as <c>#!ecg --leads</c> takes them.</summary>
internal static class LeadNames
{
    /// <summary>Returns the leads of a list such as "I,II"; null, which stands for all leads, for "all" and for nothing.</summary>
    /// <exception cref="EcgException">A name isn't a lead's, or a lead is named twice.</exception>
    public static IReadOnlyList<Lead>? Parse(string? names)
    {
        if (string.IsNullOrWhiteSpace(names) || names.Trim().Equals("all", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        Lead[] leads = [.. names.Split(',', StringSplitOptions.TrimEntries).Select(name => ParseOne(name))];
        return leads.Distinct().Count() == leads.Length
            ? leads
            : throw new EcgException($"--leads {names}: a lead is named twice.", "Name each lead once.");
    }

    private static Lead ParseOne(string name) =>
        Lead.TryParse(name, out var lead)
            ? lead
            : throw new EcgException(
                $"--leads: '{name}' isn't a lead.",
                $"Use {string.Join(", ", Lead.All.Select(l => l.Name))} or all, separated by commas without spaces."
            );
}
