namespace EcgNotebooks.Figures.Rendering;

/// <summary>A rectangle in pixels; y increases downward.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double MiddleX => Left + (Width / 2);

    public double MiddleY => Top + (Height / 2);
}
