namespace EcgNotebooks.Simulation;

/// <summary>Changes the model of a heart according to a disease.</summary>
/// <remarks>
/// The changes are qualitative, as in textbooks of electrocardiography: a scar removes the forces that pointed towards it, so
/// that the early vector points away (Q waves) and so does the T wave; an acute injury shifts the ST segment towards itself.
/// </remarks>
internal static class DiseasedHeart
{
    public static Heart Of(Heart heart, Condition condition, double severity, InfarctAge age) =>
        condition switch
        {
            Condition.InferiorInfarction => Infarcted(InferiorScar(heart, severity), severity, age, _inferiorDirection),
            Condition.AnteriorInfarction => Infarcted(AnteriorScar(heart, severity), severity, age, _anteriorDirection),
            Condition.LeftHypertrophy => Hypertrophic(heart, severity),
            Condition.RightBundleBranchBlock => RightBlocked(heart),
            Condition.LeftAnteriorBlock => LeftAnteriorBlocked(heart),
            Condition.FlatT => heart.WithT(kernel => kernel.Times(0.32 - 0.3 * severity)),
            _ => heart,
        };

    // Directions from the centre of the heart to the infarcted wall: inferior (and right, as with the right coronary artery) and
    // anterior.
    private static readonly Dipole _inferiorDirection = new(-0.8, 1.0, 0.15);
    private static readonly Dipole _anteriorDirection = new(0.30, 0.10, -1.0);

    private static Heart InferiorScar(Heart heart, double severity)
    {
        var loss = new Dipole(0, -heart.Apex.Amplitude.Y, 0);
        return heart with
        {
            Apex = heart.Apex.Plus(loss * (0.50 * severity)),
            FreeWall = heart.FreeWall.Plus(new Dipole(0.02, -0.16, 0) * severity),
            AddedToQrs = [.. heart.AddedToQrs, new Kernel(-0.019, 0.0125, new Dipole(0.02, -0.66, 0.03) * severity)],
        };
    }

    private static Heart AnteriorScar(Heart heart, double severity) =>
        heart with
        {
            Septum = heart.Septum.Times(1 - 0.85 * severity),
            Apex = heart.Apex.Plus(new Dipole(-0.18, 0, 0.40) * severity),
            AddedToQrs = [.. heart.AddedToQrs, new Kernel(-0.017, 0.0125, new Dipole(-0.06, 0, 0.48) * severity)],
        };

    private static Heart Infarcted(Heart scarred, double severity, InfarctAge age, Dipole direction)
    {
        var (st, t) = age switch
        {
            InfarctAge.Acute => (0.20, -0.06),
            InfarctAge.Recent => (0.05, 0.26),
            _ => (0.015, 0.15),
        };
        var injury = direction * (st * severity);
        return scarred.WithT(kernel => kernel.Plus(direction * (-t * severity))) with
        {
            AddedToRecovery =
            [
                .. scarred.AddedToRecovery,
                new Kernel(0.075, 0.024, injury * 0.8),
                new Kernel(0.135, 0.036, injury),
                new Kernel(0.205, 0.040, injury),
            ],
        };
    }

    private static Heart Hypertrophic(Heart heart, double severity)
    {
        var larger = heart with
        {
            Apex = heart.Apex.Times(1.15 + 0.35 * severity).Plus(new Dipole(0.1, -0.15, 0.25)),
            FreeWall = heart.FreeWall.Times(1.3 + 0.45 * severity),
        };
        // Strain pattern: ST segment and T wave point away from the thickened wall.
        var strain = new Dipole(-0.30, -0.08, -0.12) * Math.Max(0, 1.6 * severity - 0.5);
        return larger.WithT(kernel => kernel.Plus(strain)) with
        {
            AddedToRecovery = [.. larger.AddedToRecovery, new Kernel(0.130, 0.045, strain * 0.30)],
        };
    }

    private static Heart RightBlocked(Heart heart)
    {
        // The right ventricle is activated last and alone: a slow vector to the right and to the front.
        var late = new Dipole(-0.42, -0.03, -0.58);
        return heart.WithT(kernel => kernel.Later(0.030).Plus(new Dipole(0.05, 0.02, 0.16))) with
        {
            Base = heart.Base.Times(0.4),
            AddedToQrs = [.. heart.AddedToQrs, new Kernel(0.046, 0.0125, late), new Kernel(0.072, 0.0155, late * 0.85)],
        };
    }

    private static Heart LeftAnteriorBlocked(Heart heart)
    {
        // The early vector points down and to the right, the late one up and to the left.
        static Kernel Rotated(Kernel kernel, double degrees) =>
            kernel with
            {
                Amplitude = kernel.Amplitude.RotatedInFrontalPlane(degrees),
            };
        return heart with
        {
            Septum = heart.Septum.Plus(new Dipole(0, 0.24, 0)),
            Apex = Rotated(heart.Apex, -62).Later(0.004),
            FreeWall = Rotated(heart.FreeWall, -88).Later(0.006),
            Base = Rotated(heart.Base, -30).Later(0.006),
        };
    }
}
