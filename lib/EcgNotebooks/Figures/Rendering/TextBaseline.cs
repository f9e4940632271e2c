namespace EcgNotebooks.Figures.Rendering;

/// <summary>Where text stands on its line.</summary>
internal static class TextBaseline
{
    /// <summary>From the middle of capitals and digits down to the baseline, as a share of the font size.</summary>
    public const double Below = 0.36;
}
