using EcgNotebooks.Figures.Drawing;

namespace EcgNotebooks.Figures;

/// <summary>Figure of the directions in which the six limb leads look at the heart in the frontal plane (hexaxial system).</summary>
/// <remarks>
/// Angles are counted clockwise from lead I, which points to the patient's left, as electrocardiography does (R. O. Bailey's system,
/// 1943): lead II at 60 degrees, aVF at 90, III at 120, aVL at -30 and aVR at -150.
/// </remarks>
/// <example>
/// <code>
/// File.WriteAllText("directions.svg", HexaxialFigure.Create().ToSvg());
/// </code>
/// </example>
public static class HexaxialFigure
{
    private const double Extent = 1.55;
    private static readonly (Lead Lead, int Degrees)[] _directions =
    [
        (Lead.I, 0),
        (Lead.II, 60),
        (Lead.AVF, 90),
        (Lead.III, 120),
        (Lead.AVR, -150),
        (Lead.AVL, -30),
    ];

    /// <summary>Draws the directions; leads that look at the inferior wall are highlighted.</summary>
    public static Figure Create() =>
        new()
        {
            Title = "Directions of the limb leads in the frontal plane",
            Description =
                "Six arrows from the heart, seen from the front: I at 0 degrees to the patient's left, II at 60, aVF at 90 straight down, "
                + "III at 120, aVL at -30 and aVR at -150 degrees. II, aVF and III point down, towards the inferior wall; I and aVF are at 90 degrees.",
            Caption =
                "The 6 limb leads. An arrow shows where a voltage has to point to be largest in its lead; angles in degrees, clockwise.",
            Width = 560,
            Height = 560,
            Panels =
            [
                new Panel(
                    new("Right arm to left arm, seen from the front (relative)", -Extent, Extent),
                    new("Feet to head (relative)", -Extent, Extent),
                    [.. RightAngle(), .. _directions.SelectMany(lead => Arrow(lead.Lead, lead.Degrees)), Heart()]
                )
                {
                    EqualUnits = true,
                },
            ],
        };

    private static TextMark Heart() => new(0, 0.1, "heart", Palette.Gray, 11);

    private static IEnumerable<Mark> Arrow(Lead lead, int degrees)
    {
        var color = degrees is >= 60 and <= 120 ? Palette.Vermillion : Palette.Blue;
        var stroke = new Stroke(color, 2.2);
        var (x, y) = At(degrees, 1);
        yield return new LineMark([0, x], [0, y], stroke);
        var (left, right) = (At(degrees - 4, 0.91), At(degrees + 4, 0.91));
        yield return new LineMark([left.X, x, right.X], [left.Y, y, right.Y], stroke);
        var text = At(degrees, 1.25);
        yield return new TextMark(text.X, text.Y + 0.05, lead.Name, color, 14) { Bold = true };
        yield return new TextMark(text.X, text.Y - 0.08, $"{degrees}\u00b0", Palette.Gray, 11);
    }

    // The square in the corner that marks the right angle between I and aVF.
    private static IEnumerable<Mark> RightAngle() =>
        [new LineMark([0.16, 0.16, 0], [0, -0.16, -0.16], new Stroke(Palette.Gray, 1.2))];

    private static (double X, double Y) At(double degrees, double radius) =>
        (radius * Math.Cos(degrees * Math.PI / 180), -radius * Math.Sin(degrees * Math.PI / 180));
}
