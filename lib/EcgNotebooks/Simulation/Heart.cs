namespace EcgNotebooks.Simulation;

/// <summary>The model of a patient's heart: the Gaussian kernels of a beat.</summary>
/// <remarks>
/// Gaussian kernels along the cardiac cycle after McSharry, Clifford, Tarassenko &amp; Smith 2003 (IEEE Trans Biomed Eng
/// 50:289), with dipole amplitudes after Sameni, Clifford, Jutten &amp; Shamsollahi 2007 (EURASIP J Adv Signal Process
/// 2007:043407). Their angle in the cycle is given here as the time from the R wave: the timing of atria and ventricles doesn't
/// depend on the heart rate, while recovery scales with the square root of the RR interval (Bazett).
/// </remarks>
internal sealed record Heart
{
    public required Kernel RightAtrium { get; init; }

    public required Kernel LeftAtrium { get; init; }

    /// <summary>The septum's early vector, to the right and to the front: q wave in V6, r wave in V1.</summary>
    public required Kernel Septum { get; init; }

    /// <summary>The main vector: R wave in most leads.</summary>
    public required Kernel Apex { get; init; }

    /// <summary>The free wall of the left ventricle, to the back: S wave in V2.</summary>
    public required Kernel FreeWall { get; init; }

    /// <summary>The late vector at the base, upwards: s wave in V5 and V6.</summary>
    public required Kernel Base { get; init; }

    /// <summary>Kernels that a disease adds to the QRS complex, such as scars and late conduction.</summary>
    public IReadOnlyList<Kernel> AddedToQrs { get; init; } = [];

    /// <summary>The slow upstroke of the T wave; like all recovery kernels, for an RR interval of 1 s.</summary>
    public required Kernel TRise { get; init; }

    /// <summary>The peak of the T wave and its steeper end.</summary>
    public required Kernel TPeak { get; init; }

    /// <summary>Kernels of injury currents, which displace the ST segment.</summary>
    public IReadOnlyList<Kernel> AddedToRecovery { get; init; } = [];

    /// <summary>The kernels of a premature ventricular beat: wide and large, with an opposite T wave.</summary>
    public required IReadOnlyList<Kernel> Ectopic { get; init; }

    public IEnumerable<Kernel> Atria => [RightAtrium, LeftAtrium];

    public IEnumerable<Kernel> Ventricles => [Septum, Apex, FreeWall, Base, .. AddedToQrs];

    public IEnumerable<Kernel> Recovery => [TRise, TPeak, .. AddedToRecovery];

    /// <summary>Returns the heart with a change applied to each kernel of the QRS complex.</summary>
    public Heart WithQrs(Func<Kernel, Kernel> change) =>
        this with
        {
            Septum = change(Septum),
            Apex = change(Apex),
            FreeWall = change(FreeWall),
            Base = change(Base),
        };

    /// <summary>Returns the heart with a change applied to each kernel of the T wave.</summary>
    public Heart WithT(Func<Kernel, Kernel> change) => this with { TRise = change(TRise), TPeak = change(TPeak) };
}
