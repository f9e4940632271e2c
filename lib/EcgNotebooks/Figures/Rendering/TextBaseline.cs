namespace EcgNotebooks.Figures.Rendering;

/// <summary>Position of the baseline of text.</summary>
internal static class TextBaseline
{
    /// <summary>
    /// Distance from the middle of capitals and digits down to the baseline, as a fraction of the font size.
    /// </summary>
    public const double Below = 0.36;
}
