namespace EcgNotebooks.Simulation;

/// <summary>Creates the model of a healthy heart, varied from patient to patient.</summary>
internal static class NormalHeart
{
    private const double QrsOnset = -0.040;

    public static Heart Of(SimulatedPatient patient, RandomStream random)
    {
        var pr = Math.Clamp(random.Normal(0.158, 0.018), 0.125, 0.195);
        var atrial = 0.75 * random.Factor(0.22);
        // Corrected QT interval, which is longer in women (Bazett's formula, Goldenberg's norms).
        var qt = random.Normal(patient.Female ? 0.412 : 0.402, 0.014);
        var heart = new Heart
        {
            RightAtrium = new Kernel(QrsOnset - pr + 0.038, 0.016, new Dipole(0.040, 0.105, -0.050) * atrial),
            LeftAtrium = new Kernel(QrsOnset - pr + 0.066, 0.018, new Dipole(0.075, 0.050, 0.050) * atrial),
            Septum = new Kernel(-0.021, 0.0075, new Dipole(-0.17, -0.04, -0.27)),
            Apex = new Kernel(0, 0.0105, new Dipole(1.00, 0.80, 0.10)),
            FreeWall = new Kernel(0.014, 0.0105, new Dipole(0.28, 0.22, 0.62)),
            Base = new Kernel(0.031, 0.0090, new Dipole(-0.24, -0.17, 0.20)),
            TRise = new Kernel(QrsOnset + qt - 0.118, 0.046, new Dipole(0.160, 0.110, -0.110)),
            TPeak = new Kernel(QrsOnset + qt - 0.082, 0.030, new Dipole(0.190, 0.130, -0.130)),
            Ectopic = EctopicBeat(random),
        };
        return Varied(heart, patient, random);
    }

    private static Heart Varied(Heart heart, SimulatedPatient patient, RandomStream random)
    {
        // Voltages decrease with age and are lower in women; the axis shifts to the left with age and weight.
        var voltage = 0.92 * random.Factor(0.17) * (patient.Female ? 0.92 : 1.04) * (1 - 0.002 * (patient.Age - 50));
        var frontal = random.Normal(-0.2 * (patient.Age - 50) - 0.15 * (patient.WeightKg - 75), 13);
        var horizontal = random.Normal(0, 9);
        var widening = Math.Clamp(random.Normal(1, 0.06), 0.85, 1.2);
        heart = heart.WithQrs(kernel => Rotated(Individual(kernel, random, 0.12), frontal, horizontal).Times(voltage));
        heart = heart.WithQrs(kernel => kernel.Stretched(widening));

        var t = (patient.Female ? 0.9 : 1.05) * random.Factor(0.24) * (1 - 0.003 * (patient.Age - 50));
        var (frontalT, horizontalT) = (0.5 * frontal + random.Normal(0, 9), random.Normal(0, 9));
        return heart.WithT(kernel => Rotated(Individual(kernel, random, 0.08), frontalT, horizontalT).Times(t));
    }

    private static Kernel Rotated(Kernel kernel, double frontal, double horizontal) =>
        kernel with
        {
            Amplitude = kernel.Amplitude.RotatedInFrontalPlane(frontal).RotatedInHorizontalPlane(horizontal),
        };

    private static Kernel Individual(Kernel kernel, RandomStream random, double spread)
    {
        var (x, y, z) = kernel.Amplitude;
        return new Kernel(
            kernel.Centre + random.Normal(0, 0.06 * kernel.Width),
            kernel.Width * random.Factor(0.05),
            new Dipole(x * random.Factor(spread), y * random.Factor(spread), z * random.Factor(spread))
        );
    }

    private static Kernel[] EctopicBeat(RandomStream random)
    {
        // The beat starts in the right ventricular outflow tract (activation leftwards and down) or at the base of the left
        // ventricle.
        var towards = random.Chance(0.6) ? new Dipole(0.75, 1.15, 0.85) : new Dipole(-0.55, 0.75, -0.95);
        towards = towards.RotatedInFrontalPlane(random.Normal(0, 20)) * random.Factor(0.15);
        return
        [
            new Kernel(-0.012, 0.024, towards),
            new Kernel(0.046, 0.026, towards.RotatedInHorizontalPlane(35) * 0.75),
            new Kernel(0.210, 0.060, towards * -0.28),
            new Kernel(0.275, 0.042, towards * -0.30),
        ];
    }
}
