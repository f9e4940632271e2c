namespace EcgNotebooks.Datasets;

/// <summary>A column of a recording's CSV file.</summary>
/// <param name="Name">Its name without the unit.</param>
/// <param name="Unit">Its unit; mV for a lead and s for times where the header doesn't say.</param>
/// <param name="Position">Its position, from 0.</param>
internal sealed record EcgCsvColumn(string Name, string Unit, int Position)
{
    /// <summary>The lead; null where the column is something else.</summary>
    public Lead? Lead => EcgNotebooks.Lead.TryParse(Name, out var lead) ? lead : null;

    /// <summary>Whether these are the samples' times.</summary>
    public bool IsTime =>
        Name.Equals("time", StringComparison.OrdinalIgnoreCase) || Name.Equals("t", StringComparison.OrdinalIgnoreCase);

    /// <summary>Seconds in one of a time's unit.</summary>
    public double Factor => Unit == "ms" ? 1e-3 : 1;

    /// <summary>Takes a name apart: I, I (uV), I [uV].</summary>
    public static EcgCsvColumn Parse(string text, int position)
    {
        text = text.Trim();
        var open = text.IndexOfAny(['(', '[']);
        return open > 0 && text[^1] is ')' or ']'
            ? new EcgCsvColumn(text[..open].TrimEnd(), text[(open + 1)..^1].Trim(), position)
            : new EcgCsvColumn(text, "mV", position);
    }
}
