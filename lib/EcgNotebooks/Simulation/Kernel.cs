namespace EcgNotebooks.Simulation;

/// <summary>One Gaussian kernel of the heart's vector: the dipole that a part of the heart adds around a moment of the beat.</summary>
/// <param name="Centre">Time after the R wave in seconds.</param>
/// <param name="Width">Standard deviation in seconds.</param>
/// <param name="Amplitude">The dipole at the centre in mV.</param>
internal readonly record struct Kernel(double Centre, double Width, Dipole Amplitude)
{
    public Kernel Times(double factor) => this with { Amplitude = Amplitude * factor };

    public Kernel Plus(Dipole dipole) => this with { Amplitude = Amplitude + dipole };

    public Kernel Later(double seconds) => this with { Centre = Centre + seconds };

    /// <summary>Returns the kernel with its centre and width scaled, for a longer or shorter cycle.</summary>
    public Kernel Stretched(double factor) => this with { Centre = Centre * factor, Width = Width * factor };
}
