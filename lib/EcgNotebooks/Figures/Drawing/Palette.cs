namespace EcgNotebooks.Figures.Drawing;

/// <summary>Colours that people with any type of colour vision can distinguish.</summary>
/// <remarks>M. Okabe, K. Ito: Color Universal Design, University of Tokyo, 2008 (jfly.uni-koeln.de/color).</remarks>
internal static class Palette
{
    /// <summary>Black, for text and frames.</summary>
    public const string Black = "#000000";

    /// <summary>Orange.</summary>
    public const string Orange = "#E69F00";

    /// <summary>Sky blue.</summary>
    public const string SkyBlue = "#56B4E9";

    /// <summary>Bluish green.</summary>
    public const string Green = "#009E73";

    /// <summary>Blue.</summary>
    public const string Blue = "#0072B2";

    /// <summary>Vermillion.</summary>
    public const string Vermillion = "#D55E00";

    /// <summary>Reddish purple.</summary>
    public const string Purple = "#CC79A7";

    /// <summary>White; not part of the published palette.</summary>
    public const string White = "#FFFFFF";

    /// <summary>Gray of secondary text and reference lines; not part of the published palette.</summary>
    public const string Gray = "#595959";

    /// <summary>Gray of grids; not part of the published palette.</summary>
    public const string LightGray = "#E3E3E3";

    /// <summary>Colour of the fine lines of ECG paper.</summary>
    public const string PaperFine = "#FBDEDE";

    /// <summary>Colour of the bold lines of ECG paper.</summary>
    public const string PaperBold = "#F2AFAF";
}
