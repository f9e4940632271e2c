namespace EcgNotebooks.Plotly;

/// <summary>A rectangle in pixels from the figure's upper left corner.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;
}
