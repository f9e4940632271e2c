namespace EcgNotebooks.Simulation;

/// <summary>The heart's electric dipole in Frank's axes: X to the left, Y to the feet, Z to the back; in mV.</summary>
internal readonly record struct Dipole(double X, double Y, double Z)
{
    public static Dipole operator +(Dipole a, Dipole b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Dipole operator *(Dipole a, double factor) => new(a.X * factor, a.Y * factor, a.Z * factor);

    /// <summary>Turned in the frontal plane; positive turns the axis from left towards the feet.</summary>
    public Dipole TurnedInFrontalPlane(double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return new Dipole(X * cos - Y * sin, X * sin + Y * cos, Z);
    }

    /// <summary>Turned in the horizontal plane; positive turns the axis from left towards the back.</summary>
    public Dipole TurnedInHorizontalPlane(double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return new Dipole(X * cos - Z * sin, Y, X * sin + Z * cos);
    }
}
