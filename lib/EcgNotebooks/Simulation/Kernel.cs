namespace EcgNotebooks.Simulation;

/// <summary>One Gaussian of the heart's vector: the dipole that a part of the heart adds around a moment of the beat.</summary>
/// <param name="Centre">Seconds after the R wave.</param>
/// <param name="Width">Standard deviation in seconds.</param>
/// <param name="Amplitude">The dipole at the centre.</param>
internal readonly record struct Kernel(double Centre, double Width, Dipole Amplitude)
{
    public Kernel Times(double factor) => this with { Amplitude = Amplitude * factor };

    public Kernel Plus(Dipole dipole) => this with { Amplitude = Amplitude + dipole };

    public Kernel Later(double seconds) => this with { Centre = Centre + seconds };

    /// <summary>The same part of a cycle that takes longer or shorter.</summary>
    public Kernel Stretched(double factor) => this with { Centre = Centre * factor, Width = Width * factor };
}
