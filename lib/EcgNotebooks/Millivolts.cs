namespace EcgNotebooks;

/// <summary>Converts signals from other units of voltage to mV, the unit of every computation on ECGs.</summary>
internal static class Millivolts
{
    /// <summary>The unit's symbol as recordings write it.</summary>
    public const string Name = "mV";

    /// <summary>Returns the signal in mV, or null where its unit isn't a voltage; a signal in mV is returned as it is.</summary>
    /// <remarks>
    /// Smaller units are divided by a whole number, so that steps of 1 uV give exactly the numbers that a header in mV gives.
    /// </remarks>
    public static EcgSignal? TryOf(EcgSignal signal)
    {
        if (signal.Unit == Name)
        {
            return signal;
        }

        if (Scale(signal.Unit) is not var (factor, divisor))
        {
            return null;
        }

        var samples =
            factor == divisor ? signal.Samples : [.. signal.Samples.Select(sample => sample * factor / divisor)];
        return signal with { Unit = Name, Samples = samples };
    }

    /// <summary>Returns the signal in mV.</summary>
    /// <param name="record">The recording, as errors show it.</param>
    /// <param name="signal">The signal.</param>
    /// <exception cref="EcgException">The signal's unit isn't a voltage.</exception>
    public static EcgSignal Of(string record, EcgSignal signal) =>
        TryOf(signal) ?? throw new EcgException(NoVoltage(record, signal), Remedy);

    /// <summary>Returns the message about a lead whose unit isn't a voltage.</summary>
    public static string NoVoltage(string record, EcgSignal signal) =>
        $"{record}: lead {signal.Name} is in '{signal.Unit}', which isn't a voltage.";

    /// <summary>The remedy that goes with <see cref="NoVoltage"/>.</summary>
    public const string Remedy = "Use a recording in mV, uV, nV or V, or correct the unit in its header.";

    private static (double Factor, double Divisor)? Scale(string unit) =>
        unit.Trim() switch
        {
            // In symbols, the case matters because M means mega; in words, it doesn't.
            Name or "mv" => (1, 1),
            // The micro sign and the Greek letter mu are two different characters.
            "uV" or "uv" or "\u00B5V" or "\u00B5v" or "\u03BCV" or "\u03BCv" => (1, 1e3),
            "nV" or "nv" => (1, 1e6),
            "V" or "v" => (1e3, 1),
            var word => Word(word.ToLowerInvariant()),
        };

    private static (double Factor, double Divisor)? Word(string unit) =>
        unit switch
        {
            "millivolt" or "millivolts" => (1, 1),
            "microvolt" or "microvolts" => (1, 1e3),
            "nanovolt" or "nanovolts" => (1, 1e6),
            "volt" or "volts" => (1e3, 1),
            _ => null,
        };
}
