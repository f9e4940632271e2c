namespace EcgNotebooks.Simulation;

/// <summary>The kernels of a patient's beat.</summary>
/// <remarks>
/// Gaussian kernels along the cycle after McSharry, Clifford, Tarassenko &amp; Smith 2003 (IEEE Trans Biomed Eng 50:289),
/// with dipole amplitudes after Sameni, Clifford, Jutten &amp; Shamsollahi 2007 (EURASIP J Adv Signal Process 2007:043407).
/// Their angle on the cycle is given here as time from the R wave: atria and ventricles keep their timing whatever
/// the rate, recovery moves with the square root of the RR interval (Bazett).
/// </remarks>
internal sealed record Heart
{
    public required Kernel RightAtrium { get; init; }

    public required Kernel LeftAtrium { get; init; }

    /// <summary>The first forces, to the right and to the front: q in V6, r in V1.</summary>
    public required Kernel Septum { get; init; }

    /// <summary>The main forces: R in most leads.</summary>
    public required Kernel Apex { get; init; }

    /// <summary>The free wall of the left ventricle, to the back: S in V2.</summary>
    public required Kernel FreeWall { get; init; }

    /// <summary>The last forces, upwards: s in V5 and V6.</summary>
    public required Kernel Base { get; init; }

    /// <summary>Scars, late conduction and whatever else a disease adds to the QRS complex.</summary>
    public IReadOnlyList<Kernel> AddedToQrs { get; init; } = [];

    /// <summary>The slow upstroke of the T wave; at an RR interval of 1 s, as all recovery.</summary>
    public required Kernel TRise { get; init; }

    /// <summary>The T wave's peak and its steeper end.</summary>
    public required Kernel TPeak { get; init; }

    /// <summary>Injury currents: displaced ST segments.</summary>
    public IReadOnlyList<Kernel> AddedToRecovery { get; init; } = [];

    /// <summary>A premature beat of ventricular origin: wide, large, with an opposite T wave.</summary>
    public required IReadOnlyList<Kernel> Ectopic { get; init; }

    public IEnumerable<Kernel> Atria => [RightAtrium, LeftAtrium];

    public IEnumerable<Kernel> Ventricles => [Septum, Apex, FreeWall, Base, .. AddedToQrs];

    public IEnumerable<Kernel> Recovery => [TRise, TPeak, .. AddedToRecovery];

    /// <summary>The same heart with another QRS complex, kernel by kernel.</summary>
    public Heart WithQrs(Func<Kernel, Kernel> change) =>
        this with
        {
            Septum = change(Septum),
            Apex = change(Apex),
            FreeWall = change(FreeWall),
            Base = change(Base),
        };

    /// <summary>The same heart with another T wave.</summary>
    public Heart WithT(Func<Kernel, Kernel> change) => this with { TRise = change(TRise), TPeak = change(TPeak) };
}
