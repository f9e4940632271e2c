namespace EcgNotebooks.Simulation;

/// <summary>The heart's electric dipole on Frank's axes in mV: X points to the left, Y to the feet, Z to the back.</summary>
internal readonly record struct Dipole(double X, double Y, double Z)
{
    public static Dipole operator +(Dipole a, Dipole b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Dipole operator *(Dipole a, double factor) => new(a.X * factor, a.Y * factor, a.Z * factor);

    /// <summary>Returns the dipole rotated in the frontal plane; a positive angle rotates from left towards the feet.</summary>
    public Dipole RotatedInFrontalPlane(double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return new Dipole(X * cos - Y * sin, X * sin + Y * cos, Z);
    }

    /// <summary>Returns the dipole rotated in the horizontal plane; a positive angle rotates from left towards the back.</summary>
    public Dipole RotatedInHorizontalPlane(double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return new Dipole(X * cos - Z * sin, Y, X * sin + Z * cos);
    }
}
